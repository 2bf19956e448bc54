/**
 * Key backups as clients see them. Begin with {@link
 * chat.ranvier.scenario.encryption.backup.KeyBackupTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.scenario.encryption.backup;

import org.jspecify.annotations.NullMarked;
