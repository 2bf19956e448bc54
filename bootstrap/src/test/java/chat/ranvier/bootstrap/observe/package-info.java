/**
 * What the tests of traces and numbers share: a server of their own that is asked through HTTP.
 * Begin with {@link chat.ranvier.bootstrap.observe.ObservedServer}. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.bootstrap.observe;

import org.jspecify.annotations.NullMarked;
