package chat.ranvier.application.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Deletes what clients keep of a device's notifications when the device goes.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3890">MSC3890</a>
 */
public final class ForgetNotificationSettings implements DeviceListener {
  private static final List<String> TYPES =
      List.of("m.local_notification_settings.", "org.matrix.msc3890.local_notification_settings.");

  private final AccountDataStore accountData;

  /** Writes to this store. */
  public ForgetNotificationSettings(AccountDataStore accountData) {
    this.accountData = accountData;
  }

  @Override
  public List<ChangeNotice> deletionNotices(UserId user) {
    return List.of(new ChangeNotice.ForUsers(SetAccountData.STREAM, user));
  }

  @Override
  public void deleted(UserId user, Collection<DeviceId> devices, long position) {
    for (DeviceId device : devices) {
      for (String type : TYPES) {
        accountData.delete(user, Optional.empty(), type + device.value(), position);
      }
    }
  }
}
