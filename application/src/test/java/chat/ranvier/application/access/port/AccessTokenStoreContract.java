package chat.ranvier.application.access.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a store of access tokens promises. */
public interface AccessTokenStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  DeviceId PHONE = new DeviceId("PHONE");
  DeviceId LAPTOP = new DeviceId("LAPTOP");
  TokenHash REFRESH = TokenHash.of("refresh");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The access tokens of the same store. */
  AccessTokenStore tokens();

  private static AccessToken token(String secret, UserId user, DeviceId device) {
    return new AccessToken(
        TokenHash.of(secret),
        user,
        Optional.of(device),
        OptionalLong.empty(),
        Optional.empty(),
        false);
  }

  private static AccessToken refreshable(String secret) {
    return new AccessToken(
        TokenHash.of(secret),
        ALICE,
        Optional.of(PHONE),
        OptionalLong.of(1_234_567_890_123L),
        Optional.of(REFRESH),
        false);
  }

  private void insert(AccessToken... inserted) {
    transactions().inTransaction(() -> List.of(inserted).forEach(tokens()::insert));
  }

  @Test
  default void aTokenIsFoundByItsHash() {
    AccessToken token = token("secret", ALICE, PHONE);
    insert(token, refreshable("other"));
    assertThat(tokens().find(TokenHash.of("secret"))).contains(token);
    assertThat(tokens().find(TokenHash.of("other"))).contains(refreshable("other"));
    assertThat(tokens().find(TokenHash.of("unknown"))).isEmpty();
  }

  @Test
  default void aTokenNeedsNoDevice() {
    AccessToken token =
        new AccessToken(
            TokenHash.of("secret"),
            ALICE,
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            false);
    insert(token);
    assertThat(tokens().find(token.hash())).contains(token);
    assertThat(tokens().ofUser(ALICE)).containsExactly(token);
    assertThat(tokens().ofDevice(ALICE, PHONE)).isEmpty();
  }

  @Test
  default void tokensAreListedByUserAndByDevice() {
    AccessToken phone = token("phone", ALICE, PHONE);
    AccessToken laptop = token("laptop", ALICE, LAPTOP);
    insert(phone, laptop, token("bob", BOB, PHONE));
    assertThat(tokens().ofUser(ALICE)).containsExactlyInAnyOrder(phone, laptop);
    assertThat(tokens().ofDevice(ALICE, PHONE)).containsExactly(phone);
  }

  @Test
  default void tokensAreFoundByTheRefreshTokenTheyCameWith() {
    insert(refreshable("one"), token("two", ALICE, PHONE));
    assertThat(tokens().issuedWith(REFRESH)).containsExactly(refreshable("one"));
    assertThat(tokens().issuedWith(TokenHash.of("another"))).isEmpty();
  }

  @Test
  default void useIsNoted() {
    insert(refreshable("one"), refreshable("two"));
    transactions()
        .inTransaction(
            () -> {
              tokens().markUsed(TokenHash.of("one"));
              tokens().markUsed(TokenHash.of("gone"));
            });
    assertThat(tokens().find(TokenHash.of("one")).orElseThrow().used()).isTrue();
    assertThat(tokens().find(TokenHash.of("two")).orElseThrow().used()).isFalse();
  }

  @Test
  default void deletedTokensAreGoneFromEveryList() {
    AccessToken kept = token("kept", ALICE, PHONE);
    insert(refreshable("one"), token("two", ALICE, PHONE), kept);
    transactions()
        .inTransaction(
            () ->
                tokens()
                    .delete(
                        List.of(TokenHash.of("one"), TokenHash.of("two"), TokenHash.of("gone"))));
    assertThat(tokens().find(TokenHash.of("one"))).isEmpty();
    assertThat(tokens().ofUser(ALICE)).containsExactly(kept);
    assertThat(tokens().ofDevice(ALICE, PHONE)).containsExactly(kept);
    assertThat(tokens().issuedWith(REFRESH)).isEmpty();
  }

  @Test
  default void deletingNothingDeletesNothing() {
    insert(token("kept", ALICE, PHONE));
    transactions().inTransaction(() -> tokens().delete(List.of()));
    assertThat(tokens().ofUser(ALICE)).hasSize(1);
  }
}
