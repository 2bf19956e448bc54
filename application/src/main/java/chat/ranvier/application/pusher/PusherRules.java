package chat.ranvier.application.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;

/** What pushers may be like. */
public final class PusherRules {
  private static final int MAX_APP_ID = 64;
  private static final int MAX_PUSHKEY_BYTES = 512;
  private static final int MAX_NAME = 512;
  private static final int MAX_DATA_BYTES = 16_384;

  private final MailAddresses addresses;

  /** Lets users have mails sent to these addresses of theirs. */
  public PusherRules(MailAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Checks a pusher that a user asks for.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where a value is too long or not one that a
   *     pusher can have; {@code M_MISSING_PARAM} where the address of a push gateway is missing;
   *     {@code M_TOO_LARGE} where its data is; {@code M_THREEPID_NOT_FOUND} where the mail address
   *     is not the user's
   */
  void check(UserId user, PusherDraft draft) {
    PusherSettings settings = draft.settings();
    require(
        draft.appId().codePointCount(0, draft.appId().length()) <= MAX_APP_ID,
        "'app_id' has at most " + MAX_APP_ID + " characters");
    require(
        draft.pushkey().getBytes(UTF_8).length <= MAX_PUSHKEY_BYTES,
        "'pushkey' has at most " + MAX_PUSHKEY_BYTES + " bytes");
    requireShort("app_display_name", settings.appName());
    requireShort("device_display_name", settings.deviceName());
    requireShort("profile_tag", settings.profileTag().orElse(""));
    requireShort("lang", settings.language());
    if (JsonWriter.toBytes(settings.data()).length > MAX_DATA_BYTES) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "'data' has at most " + MAX_DATA_BYTES + " bytes");
    }
    switch (settings.kind()) {
      case PusherSettings.HTTP -> checkGateway(settings.data());
      case PusherSettings.EMAIL -> checkAddress(user, draft);
      default ->
          throw new MatrixFailure(
              ErrorCode.INVALID_PARAM, "'kind' must be \"http\", \"email\" or null");
    }
  }

  private static void checkGateway(JsonObject data) {
    String url =
        data.string("url")
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.MISSING_PARAM, "'data' must have a 'url'"));
    require(
        PushGatewayAddress.isValid(url),
        "'url' must be an https address with the path /_matrix/push/v1/notify");
    require(!data.has("format") || data.string("format").isPresent(), "'format' must be a string");
  }

  private void checkAddress(UserId user, PusherDraft draft) {
    if (!addresses.isOf(user, draft.pushkey())) {
      throw new MatrixFailure(
          ErrorCode.THREEPID_NOT_FOUND, "This mail address does not belong to your account");
    }
  }

  private static void requireShort(String name, String value) {
    require(value.length() <= MAX_NAME, "'" + name + "' has at most " + MAX_NAME + " characters");
  }

  private static void require(boolean condition, String refusal) {
    if (!condition) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, refusal);
    }
  }
}
