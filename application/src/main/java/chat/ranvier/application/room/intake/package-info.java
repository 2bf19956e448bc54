/**
 * The gate by which every event of another server enters: format, signatures and hash are checked
 * here, what comes after by the room's writer. Begin with {@link
 * chat.ranvier.application.room.intake.ReceiveEvents}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 * performed on receipt of a PDU</a>.
 */
@NullMarked
package chat.ranvier.application.room.intake;

import org.jspecify.annotations.NullMarked;
