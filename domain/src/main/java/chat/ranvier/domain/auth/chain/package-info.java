/**
 * Which events authorise an event directly or by way of others: its auth chain, over event numbers.
 * Begin with {@link chat.ranvier.domain.auth.chain.AuthChains}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.domain.auth.chain;

import org.jspecify.annotations.NullMarked;
