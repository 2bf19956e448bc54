package chat.ranvier.application.registration;

import chat.ranvier.application.access.TokenMint;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.Passwords;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Registers users, administrators among them, for whoever knows the shared secret; also where
 * registration is closed.
 */
public final class RegisterBySharedSecret {
  private static final Duration NONCE_LIFETIME = Duration.ofSeconds(60);
  private static final int MAX_NONCES = 10_000;
  private static final int MAX_LENGTH = 512;
  private static final Set<String> USER_TYPES = Set.of("support", "bot");

  private final Optional<String> secret;
  private final Usernames usernames;
  private final Passwords passwords;
  private final AccountCreation creation;
  private final TokenMint mint;
  private final Time time;
  private final Cache<String, Boolean> nonces;

  /**
   * What somebody asks for who should know the secret.
   *
   * @param displayName how the user is called at first; as {@code username} where empty
   * @param userType {@code support} or {@code bot}
   * @param mac the HMAC-SHA1 in hexadecimal, with the secret as key, of nonce, name, password,
   *     {@code admin} or {@code notadmin}, and user type where there is one, with a NUL between
   *     each two
   */
  public record Command(
      String nonce,
      String username,
      Optional<String> displayName,
      String password,
      boolean admin,
      Optional<String> userType,
      String mac) {
    @Override
    public String toString() {
      return "RegisterBySharedSecret.Command[" + username + "]";
    }
  }

  /**
   * @param secret nobody can register this way where it is empty
   */
  public RegisterBySharedSecret(
      Optional<String> secret,
      Usernames usernames,
      Passwords passwords,
      AccountCreation creation,
      TokenMint mint,
      Time time) {
    this.secret = secret;
    this.usernames = usernames;
    this.passwords = passwords;
    this.creation = creation;
    this.mint = mint;
    this.time = time;
    this.nonces =
        Caffeine.newBuilder()
            .maximumSize(MAX_NONCES)
            .expireAfterWrite(NONCE_LIFETIME)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /**
   * A text to be used in one registration within 60 seconds.
   *
   * @throws MatrixFailure {@code M_UNKNOWN} where there is no shared secret
   */
  public String nonce() {
    enabledSecret();
    String nonce = mint.sessionId();
    nonces.put(nonce, true);
    return nonce;
  }

  /**
   * Makes the account, and opens a session.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the code is not right; {@code M_BAD_JSON} for a
   *     nonce that is unknown or was used; {@code M_INVALID_USERNAME}, {@code M_USER_IN_USE},
   *     {@code M_UNKNOWN}
   */
  public Registered handle(Command command) {
    String key = enabledSecret();
    if (nonces.asMap().remove(command.nonce()) == null) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "unrecognised nonce");
    }
    checkText(command.username(), "username");
    checkText(command.password(), "password");
    command.userType().ifPresent(RegisterBySharedSecret::checkUserType);
    byte[] expected =
        HexFormat.of().formatHex(mac(key, command)).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, command.mac().getBytes(StandardCharsets.UTF_8))) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "HMAC incorrect");
    }
    return create(command);
  }

  private Registered create(Command command) {
    UserId user = usernames.valid(command.username());
    Account account =
        new Account(
            user,
            Optional.of(passwords.hash(command.password())),
            command.admin() ? Standing.ADMIN : Standing.ORDINARY,
            false,
            time.nowMillis(),
            command.userType());
    String displayName = command.displayName().orElse(user.localpart());
    SessionOpening.Wish wish = new SessionOpening.Wish(Optional.empty(), Optional.empty(), false);
    return creation.create(account, displayName, Optional.of(wish));
  }

  private String enabledSecret() {
    return secret.orElseThrow(
        () -> new MatrixFailure(ErrorCode.UNKNOWN, "Shared secret registration is not enabled"));
  }

  private static void checkText(String text, String what) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
      throw new MatrixFailure(ErrorCode.UNKNOWN, "Invalid " + what);
    }
  }

  private static void checkUserType(String userType) {
    if (!USER_TYPES.contains(userType)) {
      throw new MatrixFailure(ErrorCode.UNKNOWN, "Invalid user type");
    }
  }

  private static byte[] mac(String key, Command command) {
    String text =
        String.join(
            "\0",
            command.nonce(),
            command.username(),
            command.password(),
            command.admin() ? "admin" : "notadmin");
    String whole = command.userType().map(type -> text + "\0" + type).orElse(text);
    return HmacSha1.of(
        key.getBytes(StandardCharsets.UTF_8), whole.getBytes(StandardCharsets.UTF_8));
  }
}
