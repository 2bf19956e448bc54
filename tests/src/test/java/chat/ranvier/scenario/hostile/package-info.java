/**
 * Requests that nobody means well: every route is tried with every kind of nonsense at every place.
 * Begin with {@link chat.ranvier.scenario.hostile.HostileInputTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#standard-error-response">Standard error
 * response</a>.
 */
@NullMarked
package chat.ranvier.scenario.hostile;

import org.jspecify.annotations.NullMarked;
