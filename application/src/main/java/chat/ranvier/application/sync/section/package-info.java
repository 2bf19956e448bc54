/** What {@code /sync} tells besides rooms, or together with them: a class for each. */
@NullMarked
package chat.ranvier.application.sync.section;

import org.jspecify.annotations.NullMarked;
