/**
 * The command line: the server and its tools as subcommands, under the names of Synapse's scripts,
 * too. Begin with {@link chat.ranvier.bootstrap.command.RanvierCommand}. What the tools say to a
 * server is in the documentation of the admin API, not in the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.command;

import org.jspecify.annotations.NullMarked;
