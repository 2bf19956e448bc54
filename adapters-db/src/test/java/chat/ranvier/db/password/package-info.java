/**
 * Passwords hashed and checked. Begin with the tests themselves. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.db.password;

import org.jspecify.annotations.NullMarked;
