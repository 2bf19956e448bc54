/**
 * Events as servers exchange them: what they hold, how they are made, hashed and named. Begin with
 * {@link chat.ranvier.domain.event.Pdu}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#pdus">PDUs</a>.
 */
@NullMarked
package chat.ranvier.domain.event;

import org.jspecify.annotations.NullMarked;
