/**
 * Messages to devices kept in tables. Begin with {@link
 * chat.ranvier.db.sql.encryption.todevice.SqlDeviceInboxStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.db.sql.encryption.todevice;

import org.jspecify.annotations.NullMarked;
