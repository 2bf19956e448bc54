/**
 * Storage that is checked, damaged and cleaned. Begin with {@link
 * chat.ranvier.upkeep.CheckDatabaseTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.upkeep;

import org.jspecify.annotations.NullMarked;
