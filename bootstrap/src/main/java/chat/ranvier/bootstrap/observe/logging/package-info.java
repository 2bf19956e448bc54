/**
 * What the server logs: how lines look, where they go, and how operators' own configuration is
 * read. Begin with {@link chat.ranvier.bootstrap.observe.logging.Logs}. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.logging;

import org.jspecify.annotations.NullMarked;
