/**
 * Tests of the configuration. Begin with the class that is named after what it tests. The
 * specification leaves configuration to servers.
 */
@NullMarked
package chat.ranvier.bootstrap.config.option;

import org.jspecify.annotations.NullMarked;
