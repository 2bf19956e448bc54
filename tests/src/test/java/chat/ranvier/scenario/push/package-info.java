/** Push rules, unread counts and notifications, over HTTP. Begin with the tests themselves. */
@NullMarked
package chat.ranvier.scenario.push;

import org.jspecify.annotations.NullMarked;
