/**
 * Messages to devices, from the use cases down to storage. Begin with {@link
 * chat.ranvier.todevice.InboxLimitsTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.todevice;

import org.jspecify.annotations.NullMarked;
