/**
 * Tests of logging, each in a context of its own. Begin with {@link
 * chat.ranvier.bootstrap.observe.logging.LogsTest}. The specification says nothing about it.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.logging;

import org.jspecify.annotations.NullMarked;
