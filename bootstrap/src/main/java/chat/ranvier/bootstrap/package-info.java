/**
 * The program: it reads the configuration, builds the server of its parts and runs it. Begin with
 * {@link chat.ranvier.bootstrap.Main}. It stands outside of the specification, which begins at the
 * server's ports.
 */
@NullMarked
package chat.ranvier.bootstrap;

import org.jspecify.annotations.NullMarked;
