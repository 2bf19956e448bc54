package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tells whose devices have changed between two points in time, of those whom the user shares rooms
 * with, encrypted or not.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3keyschanges">GET
 *     /keys/changes</a>
 */
public final class FindDeviceListChanges {
  private final DeviceKeyStore deviceKeys;
  private final CrossSigningStore crossSigning;
  private final MembershipStore memberships;

  /** Reads from these stores. */
  public FindDeviceListChanges(
      DeviceKeyStore deviceKeys, CrossSigningStore crossSigning, MembershipStore memberships) {
    this.deviceKeys = deviceKeys;
    this.crossSigning = crossSigning;
    this.memberships = memberships;
  }

  /**
   * The changes; of somebody whose devices have changed again later, they may not be told here, but
   * are after that.
   *
   * @param after the stream position after which they are looked for
   * @param upTo the last position that is looked at
   */
  public DeviceListChanges handle(UserId user, long after, long upTo) {
    NavigableSet<UserId> changed = new TreeSet<>(memberships.met(user, after, upTo));
    changed.remove(user);
    List<UserId> updated = deviceKeys.changed(after, upTo);
    if (!updated.isEmpty()) {
      changed.addAll(memberships.sharing(user, updated));
      if (updated.contains(user)) {
        changed.add(user);
      }
    }
    changed.addAll(crossSigning.signedBy(user, after, upTo));
    NavigableSet<UserId> left = new TreeSet<>(memberships.parted(user, after, upTo));
    left.remove(user);
    if (!left.isEmpty()) {
      memberships.sharing(user, left).forEach(left::remove);
    }
    changed.removeAll(left);
    return new DeviceListChanges(changed, left);
  }
}
