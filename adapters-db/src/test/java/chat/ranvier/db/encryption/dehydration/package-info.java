/**
 * The contracts of the capability's stores, on all three. Begin with the tests themselves. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
