/**
 * The stores that tests run on. Begin with {@link chat.ranvier.db.TestDatabase}. Nothing here is
 * part of the specification.
 */
@NullMarked
package chat.ranvier.db;

import org.jspecify.annotations.NullMarked;
