package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.identifier.UserId;

/**
 * Which backup: one of a user's.
 *
 * @param version counted from 1 for each user, never given twice
 */
public record BackupId(UserId user, long version) {}
