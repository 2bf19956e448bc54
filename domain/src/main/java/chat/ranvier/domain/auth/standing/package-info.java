/**
 * How an event stands in a room once it was received: accepted, soft-failed, rejected or an
 * outlier. Begin with {@link chat.ranvier.domain.auth.standing.Standing}; {@link
 * chat.ranvier.domain.auth.standing.Judgement} says why it stands so. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 * performed on receipt of a PDU</a>.
 */
@NullMarked
package chat.ranvier.domain.auth.standing;

import org.jspecify.annotations.NullMarked;
