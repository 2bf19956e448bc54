package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.identifier.DeviceId;
import java.util.Optional;

/**
 * A pusher as it is kept.
 *
 * @param device the device that made it, and with which it goes
 * @param madeAt the stream position at which it was made: tells it from one of the same key that
 *     was there before
 * @param setAt when its client last spoke of it, in milliseconds since 1970
 * @param secret by which whoever reads its mails may end it
 */
public record Pusher(
    PusherKey key,
    Optional<DeviceId> device,
    PusherSettings settings,
    long madeAt,
    long setAt,
    String secret,
    PusherProgress progress) {
  /** The same pusher, somewhere else. */
  public Pusher with(PusherProgress changed) {
    return new Pusher(key, device, settings, madeAt, setAt, secret, changed);
  }
}
