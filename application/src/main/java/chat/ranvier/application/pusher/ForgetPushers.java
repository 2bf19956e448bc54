package chat.ranvier.application.pusher;

import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Takes pushers away with what they belong to; called within the write that takes that away. */
public final class ForgetPushers implements DeviceListener {
  private final PusherStore pushers;

  /** Writes to this store. */
  public ForgetPushers(PusherStore pushers) {
    this.pushers = pushers;
  }

  @Override
  public void deleted(UserId user, Collection<DeviceId> devices, long position) {
    pushers.deleteOfDevices(user, devices);
  }

  /** A mail address is not the user's any more: whatever was sent to it ends. */
  public void addressRemoved(UserId user, String address) {
    String lowerCase = address.toLowerCase(Locale.ROOT);
    List<PusherKey> gone =
        pushers.ofUser(user).stream()
            .filter(pusher -> pusher.settings().kind().equals(PusherSettings.EMAIL))
            .map(pusher -> pusher.key())
            .filter(key -> key.pushkey().toLowerCase(Locale.ROOT).equals(lowerCase))
            .toList();
    gone.forEach(pushers::delete);
  }

  /** The account is given up. */
  public void accountRemoved(UserId user) {
    pushers.deleteAll(user);
  }
}
