/**
 * Group commits on real databases: what one write does to the others. Begin with {@link
 * chat.ranvier.commit.GroupCommitTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.commit;

import org.jspecify.annotations.NullMarked;
