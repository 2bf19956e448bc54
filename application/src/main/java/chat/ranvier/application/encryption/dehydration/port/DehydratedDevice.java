package chat.ranvier.application.encryption.dehydration.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.json.JsonObject;

/**
 * The device that receives messages for a user while none of theirs is at hand.
 *
 * @param data the private keys of the device, encrypted by the client that made it, and by which
 *     algorithm
 */
public record DehydratedDevice(UserDevice device, JsonObject data) {}
