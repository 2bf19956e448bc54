/**
 * How often clients may ask. Begin with {@link chat.ranvier.scenario.ratelimit.RateLimitTest}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#rate-limiting">Rate limiting</a>.
 */
@NullMarked
package chat.ranvier.scenario.ratelimit;

import org.jspecify.annotations.NullMarked;
