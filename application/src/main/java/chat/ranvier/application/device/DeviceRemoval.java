package chat.ranvier.application.device;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The one way in which devices go: with all their tokens, keys and messages. */
public final class DeviceRemoval {
  private final DeviceStore devices;
  private final AccessTokenStore tokens;
  private final RefreshTokenStore refreshTokens;
  private final AuthenticateToken authenticateToken;
  private final List<DeviceListener> listeners;
  private final DeviceLists deviceLists;
  private final Commits commits;

  /**
   * Where devices are.
   *
   * @param listeners who keeps something for devices
   */
  public record Stores(
      DeviceStore devices,
      AccessTokenStore tokens,
      RefreshTokenStore refreshTokens,
      List<DeviceListener> listeners) {}

  /** Works on these stores. */
  public DeviceRemoval(
      Stores stores,
      AuthenticateToken authenticateToken,
      DeviceLists deviceLists,
      Commits commits) {
    this.devices = stores.devices();
    this.tokens = stores.tokens();
    this.refreshTokens = stores.refreshTokens();
    this.listeners = List.copyOf(stores.listeners());
    this.authenticateToken = authenticateToken;
    this.deviceLists = deviceLists;
    this.commits = commits;
  }

  /**
   * Stores something that takes devices away; durable on return.
   *
   * @param work calls stores only, given the stream position; says which tokens end
   */
  public void write(UserId user, LongFunction<List<TokenHash>> work) {
    List<ChangeNotice> notices = new ArrayList<>();
    notices.add(deviceLists.changed(user));
    listeners.forEach(each -> notices.addAll(each.deletionNotices(user)));
    List<TokenHash> ended = new ArrayList<>();
    commits.writeAt(
        notices,
        position -> {
          ended.clear();
          ended.addAll(work.apply(position));
        });
    authenticateToken.forget(ended);
  }

  /** Takes the devices and their tokens away, as far as they are there; durable on return. */
  public void remove(UserId user, Collection<DeviceId> removed) {
    List<DeviceId> ids = List.copyOf(removed);
    write(user, position -> within(user, ids, position));
  }

  /** Takes all devices of the user away, and all tokens; durable on return. */
  public void removeAll(UserId user) {
    write(user, position -> allWithin(user, position));
  }

  /**
   * Within a {@link #write}: takes all devices of the user away, and all tokens, those without a
   * device included.
   *
   * @return the tokens that end
   */
  public List<TokenHash> allWithin(UserId user, long position) {
    return allWithin(user, position, token -> false, device -> false);
  }

  /**
   * Within a {@link #write}: takes all devices and tokens of the requester away but those they are
   * using.
   *
   * @return the tokens that end
   */
  public List<TokenHash> othersWithin(Requester requester, long position) {
    return allWithin(
        requester.user(),
        position,
        token -> isUsedBy(requester, token),
        device -> requester.device().equals(Optional.of(device)));
  }

  private static boolean isUsedBy(Requester requester, AccessToken token) {
    return token.hash().equals(requester.token())
        || (token.device().isPresent() && token.device().equals(requester.device()));
  }

  private List<TokenHash> allWithin(
      UserId user,
      long position,
      Predicate<AccessToken> spareToken,
      Predicate<DeviceId> spareDevice) {
    List<TokenHash> ended =
        tokens.ofUser(user).stream().filter(spareToken.negate()).map(AccessToken::hash).toList();
    tokens.delete(ended);
    List<DeviceId> gone =
        devices.ofUser(user).stream().map(Device::id).filter(spareDevice.negate()).toList();
    delete(user, gone, position);
    return ended;
  }

  /**
   * Within a {@link #write}: takes the devices and their tokens away, as far as they are there.
   *
   * @return the tokens that end
   */
  public List<TokenHash> within(UserId user, Collection<DeviceId> removed, long position) {
    List<TokenHash> ended =
        removed.stream()
            .flatMap(device -> tokens.ofDevice(user, device).stream())
            .map(AccessToken::hash)
            .toList();
    tokens.delete(ended);
    delete(user, removed, position);
    return ended;
  }

  private void delete(UserId user, Collection<DeviceId> gone, long position) {
    refreshTokens.deleteOfDevices(user, gone);
    listeners.forEach(each -> each.deleted(user, gone, position));
    devices.delete(user, gone);
  }
}
