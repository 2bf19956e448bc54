package chat.ranvier.application.pusher;

import java.util.regex.Pattern;

/**
 * Which addresses pushers may have.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3pushersset">POST
 *     /pushers/set</a>
 */
final class PushGatewayAddress {
  private static final int MAX_LENGTH = 2_000;

  /** A scheme, a name or an address, perhaps a port, the one path, perhaps a query. */
  private static final Pattern VALID =
      Pattern.compile(
          "(?i:https?)://(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?"
              + "/_matrix/push/v1/notify(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?");

  private PushGatewayAddress() {}

  static boolean isValid(String url) {
    return url.length() <= MAX_LENGTH && VALID.matcher(url).matches();
  }
}
