package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.encryption.backup.KeyMetadata;

/**
 * A key in a backup.
 *
 * @param sessionData the encrypted key, an object of JSON as its text
 */
public record BackedUpKey(RoomSession session, KeyMetadata metadata, String sessionData) {}
