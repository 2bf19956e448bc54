/**
 * Events of other servers on their way into rooms, on a whole engine: any order of arrival, forks,
 * gaps, forged and forbidden ones. Begin with {@link chat.ranvier.intake.IntakeTest}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 * performed on receipt of a PDU</a>.
 */
@NullMarked
package chat.ranvier.intake;

import org.jspecify.annotations.NullMarked;
