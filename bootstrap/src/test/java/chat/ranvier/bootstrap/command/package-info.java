/**
 * Tests of the command line. Begin with {@link chat.ranvier.bootstrap.command.CommandRun}. What the
 * tools say to a server is in the documentation of the admin API, not in the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.command;

import org.jspecify.annotations.NullMarked;
