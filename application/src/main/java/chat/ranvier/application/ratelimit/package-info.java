/**
 * How often something may be done, counted by user, address or room. Begin with {@link
 * chat.ranvier.application.ratelimit.RateLimiters}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#rate-limiting">Rate limiting</a>.
 */
@NullMarked
package chat.ranvier.application.ratelimit;

import org.jspecify.annotations.NullMarked;
