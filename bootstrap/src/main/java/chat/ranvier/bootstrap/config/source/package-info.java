/**
 * What operators wrote, as a tree of settings that know where they stand: YAML files in order, and
 * the environment over them. Begin with {@link chat.ranvier.bootstrap.config.source.Setting} and
 * {@link chat.ranvier.bootstrap.config.source.YamlSource}. The specification leaves configuration
 * to servers: names and meanings are those of Synapse's configuration manual.
 */
@NullMarked
package chat.ranvier.bootstrap.config.source;

import org.jspecify.annotations.NullMarked;
