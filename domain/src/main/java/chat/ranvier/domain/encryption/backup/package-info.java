/**
 * What a key backup goes by. Begin with {@link chat.ranvier.domain.encryption.backup.KeyMetadata}.
 * See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.domain.encryption.backup;

import org.jspecify.annotations.NullMarked;
