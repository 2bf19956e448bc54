/**
 * The road by which everything becomes durable: many writes in one transaction, positions in order,
 * and word to those who wait. Begin with {@link chat.ranvier.application.commit.Commits}. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.commit;

import org.jspecify.annotations.NullMarked;
