package chat.ranvier.application.device;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The one way in which devices go: with all their tokens, and with all that is kept for them. */
public final class DeviceRemoval {
  private final DeviceStore devices;
  private final AccessTokenStore tokens;
  private final RefreshTokenStore refreshTokens;
  private final List<DeviceTrace> traces;
  private final AuthenticateToken authenticateToken;
  private final Commits commits;

  /**
   * Works on these stores.
   *
   * @param traces what else is kept for devices
   */
  public DeviceRemoval(
      DeviceStore devices,
      AccessTokenStore tokens,
      RefreshTokenStore refreshTokens,
      List<DeviceTrace> traces,
      AuthenticateToken authenticateToken,
      Commits commits) {
    this.devices = devices;
    this.tokens = tokens;
    this.refreshTokens = refreshTokens;
    this.traces = List.copyOf(traces);
    this.authenticateToken = authenticateToken;
    this.commits = commits;
  }

  /** Takes the devices and their tokens away, as far as they are there; durable on return. */
  public void remove(UserId user, Collection<DeviceId> removed) {
    List<DeviceId> ids = List.copyOf(removed);
    authenticateToken.forget(commits.write(() -> within(user, ids)));
  }

  /** Takes all devices of the user away, and all tokens; durable on return. */
  public void removeAll(UserId user) {
    authenticateToken.forget(commits.write(() -> allWithin(user)));
  }

  /**
   * Within a write: takes all devices of the user away, and all tokens, those without a device
   * included.
   *
   * @return the tokens that {@link AuthenticateToken#forget} is to be told of after the commit
   */
  public List<TokenHash> allWithin(UserId user) {
    return allWithin(user, token -> false, device -> false);
  }

  /**
   * Within a write: takes all devices and tokens of the requester away but those they are using.
   *
   * @return the tokens that {@link AuthenticateToken#forget} is to be told of after the commit
   */
  public List<TokenHash> othersWithin(Requester requester) {
    return allWithin(
        requester.user(),
        token -> isUsedBy(requester, token),
        device -> requester.device().equals(Optional.of(device)));
  }

  private static boolean isUsedBy(Requester requester, AccessToken token) {
    return token.hash().equals(requester.token())
        || (token.device().isPresent() && token.device().equals(requester.device()));
  }

  private List<TokenHash> allWithin(
      UserId user, Predicate<AccessToken> spareToken, Predicate<DeviceId> spareDevice) {
    List<TokenHash> ended =
        tokens.ofUser(user).stream().filter(spareToken.negate()).map(AccessToken::hash).toList();
    tokens.delete(ended);
    List<DeviceId> gone =
        devices.ofUser(user).stream().map(Device::id).filter(spareDevice.negate()).toList();
    deleteWithin(user, gone);
    return ended;
  }

  /**
   * Within a write: takes the devices and their tokens away.
   *
   * @return the tokens that {@link AuthenticateToken#forget} is to be told of after the commit
   */
  public List<TokenHash> within(UserId user, Collection<DeviceId> removed) {
    List<TokenHash> ended =
        removed.stream()
            .flatMap(device -> tokens.ofDevice(user, device).stream())
            .map(AccessToken::hash)
            .toList();
    tokens.delete(ended);
    deleteWithin(user, removed);
    return ended;
  }

  private void deleteWithin(UserId user, Collection<DeviceId> gone) {
    refreshTokens.deleteOfDevices(user, gone);
    devices.delete(user, gone);
    traces.forEach(trace -> trace.deleteWithin(user, gone));
  }
}
