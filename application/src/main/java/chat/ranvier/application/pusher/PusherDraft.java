package chat.ranvier.application.pusher;

import chat.ranvier.application.pusher.port.PusherSettings;

/**
 * A pusher as a client asks for it.
 *
 * @param append whether pushers of the same application and pushkey stay with other users
 */
public record PusherDraft(String appId, String pushkey, PusherSettings settings, boolean append) {}
