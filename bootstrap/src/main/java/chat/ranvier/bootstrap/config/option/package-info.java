/**
 * How an option is declared, read and documented: once, as an annotated component of a record.
 * Begin with {@link chat.ranvier.bootstrap.config.option.Option} and {@link
 * chat.ranvier.bootstrap.config.option.Binder}. The specification leaves configuration to servers:
 * units and forms are those of Synapse's configuration manual.
 */
@NullMarked
package chat.ranvier.bootstrap.config.option;

import org.jspecify.annotations.NullMarked;
