package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.identifier.UserId;

/**
 * Which pusher of all users'.
 *
 * @param appId the application that it notifies
 * @param pushkey where: what the application's push gateway knows a device by, or a mail address
 */
public record PusherKey(UserId user, String appId, String pushkey) {}
