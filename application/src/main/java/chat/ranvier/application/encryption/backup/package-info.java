/**
 * Keys of encrypted rooms that users keep on the server, encrypted. Begin with {@link
 * chat.ranvier.application.encryption.backup.StoreRoomKeys}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.backup;

import org.jspecify.annotations.NullMarked;
