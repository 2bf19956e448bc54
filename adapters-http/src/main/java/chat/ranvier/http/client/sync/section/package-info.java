/** How the parts of {@code /sync} are written that sections add: a class for each. */
@NullMarked
package chat.ranvier.http.client.sync.section;

import org.jspecify.annotations.NullMarked;
