/**
 * The contracts of transactions and counters, on all stores. Begin with {@link
 * chat.ranvier.db.commit.CountersTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.commit;

import org.jspecify.annotations.NullMarked;
