/** What polls are told, and when they are woken. */
@NullMarked
package chat.ranvier.sync;

import org.jspecify.annotations.NullMarked;
