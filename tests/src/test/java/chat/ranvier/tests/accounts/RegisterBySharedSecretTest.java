package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.registration.RegisterBySharedSecret;
import chat.ranvier.application.registration.Registered;
import chat.ranvier.application.registration.RegistrationSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class RegisterBySharedSecretTest {
  private final AccountsWorld world =
      new AccountsWorld(Storage.inMemory(), RegistrationSettings.CLOSED, RateLimits.none());
  private final RegisterBySharedSecret register =
      world.registerBySharedSecret(Optional.of(AccountsWorld.SECRET));

  private static String mac(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(
          new SecretKeySpec(AccountsWorld.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of()
          .formatHex(mac.doFinal(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private RegisterBySharedSecret.Command command(String name, boolean admin) {
    String nonce = register.nonce();
    return new RegisterBySharedSecret.Command(
        nonce,
        name,
        Optional.empty(),
        "pízza",
        admin,
        Optional.empty(),
        mac(nonce, name, "pízza", admin ? "admin" : "notadmin"));
  }

  private static RegisterBySharedSecret.Command withMac(
      RegisterBySharedSecret.Command command, String mac) {
    return new RegisterBySharedSecret.Command(
        command.nonce(),
        command.username(),
        command.displayName(),
        command.password(),
        command.admin(),
        command.userType(),
        mac);
  }

  @Test
  void whoKnowsTheSecretRegistersAlthoughRegistrationIsClosed() {
    Registered registered = register.handle(command("pepper_roni", false));
    assertThat(world.requester(registered.session().orElseThrow()).isAdmin()).isFalse();
    assertThat(world.logIn("pepper_roni", "pízza").user()).isEqualTo(registered.user());
  }

  @Test
  void administratorsAreMadeThisWay() {
    Registered registered = register.handle(command("admin", true));
    assertThat(world.requester(registered.session().orElseThrow()).isAdmin()).isTrue();
  }

  @Test
  void capitalsBecomeSmallAndTheMacIsOverTheNameAsItWasSent() {
    assertThat(register.handle(command("User-UPPER", false)).user().localpart())
        .isEqualTo("user-upper");
  }

  @Test
  void displayNameAndUserTypeAreKept() {
    String nonce = register.nonce();
    Registered registered =
        register.handle(
            new RegisterBySharedSecret.Command(
                nonce,
                "helper",
                Optional.of("The Helper"),
                "pizza",
                false,
                Optional.of("bot"),
                mac(nonce, "helper", "pizza", "notadmin", "bot")));
    assertThat(world.stores.profiles().find(registered.user()).displayName())
        .contains("The Helper");
    assertThat(world.stores.accounts().find(registered.user()).flatMap(Account::userType))
        .contains("bot");
  }

  @Test
  void anotherMacIsRefused() {
    RegisterBySharedSecret.Command right = command("alice", false);
    assertRefused(
        ErrorCode.FORBIDDEN,
        () -> register.handle(withMac(right, mac(right.nonce(), "alice", "pízza", "admin"))));
    assertRefused(ErrorCode.FORBIDDEN, () -> register.handle(withMac(command("alice", false), "")));
  }

  @Test
  void anAdministratorCannotBeMadeOfAUsersMac() {
    String nonce = register.nonce();
    assertRefused(
        ErrorCode.FORBIDDEN,
        () ->
            register.handle(
                new RegisterBySharedSecret.Command(
                    nonce,
                    "alice",
                    Optional.empty(),
                    "pizza",
                    true,
                    Optional.empty(),
                    mac(nonce, "alice", "pizza", "notadmin"))));
  }

  @Test
  void aNonceIsGoodOnceAndForAMinute() {
    RegisterBySharedSecret.Command used = command("alice", false);
    register.handle(used);
    assertRefused(ErrorCode.BAD_JSON, () -> register.handle(used));
    RegisterBySharedSecret.Command late = command("bob", false);
    world.time.advance(Duration.ofSeconds(60));
    assertRefused(ErrorCode.BAD_JSON, () -> register.handle(late));
  }

  @Test
  void aNameThatIsTakenOrImpossibleIsRefused() {
    register.handle(command("alice", false));
    assertRefused(ErrorCode.USER_IN_USE, () -> register.handle(command("alice", true)));
    assertRefused(ErrorCode.INVALID_USERNAME, () -> register.handle(command("us,er", false)));
  }

  @Test
  void withoutASecretNobodyRegisters() {
    assertRefused(ErrorCode.UNKNOWN, () -> world.registerBySharedSecret(Optional.empty()).nonce());
  }
}
