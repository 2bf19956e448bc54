/**
 * What an operator decides: {@code homeserver.yaml} with Synapse's option names, one record a
 * section, read and checked before anything starts. Begin with {@link
 * chat.ranvier.bootstrap.config.HomeserverConfig} and {@link
 * chat.ranvier.bootstrap.config.ConfigLoader}. The specification leaves configuration to servers;
 * {@code docs/configuration.md} is generated from these records.
 */
@NullMarked
package chat.ranvier.bootstrap.config;

import org.jspecify.annotations.NullMarked;
