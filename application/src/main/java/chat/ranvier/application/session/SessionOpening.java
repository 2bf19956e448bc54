package chat.ranvier.application.session;

import chat.ranvier.application.access.TokenMint;
import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.device.DeviceNames;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens sessions: a device with its tokens. First everything is drawn, then it is stored within a
 * write that may hold more, such as the account itself.
 */
public final class SessionOpening {
  private final AccessTokenStore tokens;
  private final RefreshTokenStore refreshTokens;
  private final DeviceStore devices;
  private final TokenMint mint;
  private final SessionLifetimes lifetimes;
  private final Time time;

  /**
   * What a client asks for.
   *
   * @param device the device to be used again, or to be made; a new one where empty
   * @param deviceName what a new device is to be called
   * @param refreshable whether the client can refresh its tokens
   */
  public record Wish(Optional<DeviceId> device, Optional<String> deviceName, boolean refreshable) {}

  /** The stores that sessions are kept in. */
  public record Stores(
      AccessTokenStore tokens, RefreshTokenStore refreshTokens, DeviceStore devices) {}

  /** Draws from the mint and writes to the stores. */
  public SessionOpening(Stores stores, TokenMint mint, SessionLifetimes lifetimes, Time time) {
    this.tokens = stores.tokens();
    this.refreshTokens = stores.refreshTokens();
    this.devices = stores.devices();
    this.mint = mint;
    this.lifetimes = lifetimes;
    this.time = time;
  }

  /** Draws the secrets of a new session. */
  public SessionDraft draft(UserId user, Wish wish) {
    DeviceId device = wish.device().orElseGet(mint::deviceId);
    Device entry =
        new Device(user, device, wish.deviceName().map(DeviceNames::shorten), Optional.empty());
    OptionalLong sessionEnd = end(lifetimes.session());
    return wish.refreshable() ? refreshable(entry, sessionEnd) : lasting(entry, sessionEnd);
  }

  /**
   * Within a write: stores the session, in the place of those that the device had before.
   *
   * @return the tokens that are to be forgotten after the commit
   */
  public List<TokenHash> store(SessionDraft draft) {
    UserId user = draft.device().user();
    DeviceId device = draft.device().id();
    boolean isNew = devices.insert(draft.device());
    List<TokenHash> ended = isNew ? List.of() : endTokens(user, device);
    draft.refreshToken().ifPresent(refreshTokens::insert);
    tokens.insert(draft.accessToken());
    return ended;
  }

  private List<TokenHash> endTokens(UserId user, DeviceId device) {
    List<TokenHash> ended = tokens.ofDevice(user, device).stream().map(AccessToken::hash).toList();
    tokens.delete(ended);
    refreshTokens.deleteOfDevices(user, List.of(device));
    return ended;
  }

  private SessionDraft lasting(Device device, OptionalLong sessionEnd) {
    OptionalLong expiry = earliest(end(lifetimes.otherAccessToken()), sessionEnd);
    String secret = mint.accessToken();
    AccessToken token =
        new AccessToken(
            TokenHash.of(secret),
            device.user(),
            Optional.of(device.id()),
            expiry,
            Optional.empty(),
            false);
    Session session =
        new Session(device.user(), device.id(), secret, Optional.empty(), remaining(expiry));
    return new SessionDraft(session, device, token, Optional.empty());
  }

  /** Draws new refreshable tokens for a device whose session ends at a given time, if at all. */
  SessionDraft refreshable(Device device, OptionalLong sessionEnd) {
    String secret = mint.accessToken();
    String refreshSecret = mint.refreshToken();
    TokenHash refreshHash = TokenHash.of(refreshSecret);
    OptionalLong expiry =
        earliest(end(Optional.of(lifetimes.refreshableAccessToken())), sessionEnd);
    AccessToken token =
        new AccessToken(
            TokenHash.of(secret),
            device.user(),
            Optional.of(device.id()),
            expiry,
            Optional.of(refreshHash),
            false);
    RefreshToken refresh =
        new RefreshToken(
            refreshHash,
            device.user(),
            device.id(),
            end(lifetimes.refreshToken()),
            sessionEnd,
            Optional.empty());
    Session session =
        new Session(
            device.user(), device.id(), secret, Optional.of(refreshSecret), remaining(expiry));
    return new SessionDraft(session, device, token, Optional.of(refresh));
  }

  private OptionalLong end(Optional<Duration> lifetime) {
    return lifetime.isPresent()
        ? OptionalLong.of(time.nowMillis() + lifetime.get().toMillis())
        : OptionalLong.empty();
  }

  private OptionalLong remaining(OptionalLong expiry) {
    return expiry.isPresent()
        ? OptionalLong.of(expiry.getAsLong() - time.nowMillis())
        : OptionalLong.empty();
  }

  private static OptionalLong earliest(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.getAsLong() <= other.getAsLong() ? one : other;
  }
}
