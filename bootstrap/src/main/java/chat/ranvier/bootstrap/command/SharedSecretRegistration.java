package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.command.MatrixHttp.Answer;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Registration by whoever knows the shared secret, as the admin API has it. */
final class SharedSecretRegistration {
  private static final String PATH = "_synapse/admin/v1/register";

  private final MatrixHttp http;
  private final Secret secret;

  SharedSecretRegistration(MatrixHttp http, Secret secret) {
    this.http = http;
    this.secret = secret;
  }

  Answer register(NewUser user) throws IOException {
    Answer first = http.get(PATH, "");
    if (!first.isSuccess()) {
      return first;
    }
    String nonce =
        first
            .body()
            .string("nonce")
            .orElseThrow(() -> new CommandFailedException("The server gave no nonce."));
    return http.post(PATH, "", request(nonce, user));
  }

  private JsonObject request(String nonce, NewUser user) {
    return JsonObject.builder()
        .put("nonce", nonce)
        .put("username", user.name())
        .put("password", user.password())
        .put("admin", user.admin())
        .putIfPresent("user_type", user.type())
        .put("mac", mac(nonce, user))
        .build();
  }

  /** HMAC-SHA1 over the parts with NUL between them, in hexadecimal. */
  String mac(String nonce, NewUser user) {
    String admin = user.admin() ? "admin" : "notadmin";
    String parts = String.join("\0", nonce, user.name(), user.password(), admin);
    String text = user.type().map(type -> parts + "\0" + type).orElse(parts);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }
}
