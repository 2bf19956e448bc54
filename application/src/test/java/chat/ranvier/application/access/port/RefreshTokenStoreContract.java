package chat.ranvier.application.access.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a store of refresh tokens promises. */
public interface RefreshTokenStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  DeviceId PHONE = new DeviceId("PHONE");
  DeviceId LAPTOP = new DeviceId("LAPTOP");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The refresh tokens of the same store. */
  RefreshTokenStore refreshTokens();

  private static RefreshToken token(String secret, UserId user, DeviceId device) {
    return new RefreshToken(
        TokenHash.of(secret),
        user,
        device,
        OptionalLong.of(1_234_567_890_123L),
        OptionalLong.empty(),
        Optional.empty());
  }

  private void insert(RefreshToken... inserted) {
    transactions().inTransaction(() -> List.of(inserted).forEach(refreshTokens()::insert));
  }

  @Test
  default void aTokenIsFoundByItsHash() {
    RefreshToken token = token("secret", ALICE, PHONE);
    insert(token);
    assertThat(refreshTokens().find(TokenHash.of("secret"))).contains(token);
    assertThat(refreshTokens().find(TokenHash.of("unknown"))).isEmpty();
  }

  @Test
  default void whatItWasExchangedForIsKnownInBothDirections() {
    insert(token("old", ALICE, PHONE), token("new", ALICE, PHONE));
    TokenHash old = TokenHash.of("old");
    TokenHash next = TokenHash.of("new");
    transactions().inTransaction(() -> refreshTokens().exchange(old, next));
    assertThat(refreshTokens().find(old).flatMap(RefreshToken::next)).contains(next);
    assertThat(refreshTokens().predecessorOf(next).map(RefreshToken::hash)).contains(old);
    assertThat(refreshTokens().predecessorOf(old)).isEmpty();
  }

  @Test
  default void aLaterExchangeReplacesTheEarlier() {
    insert(token("old", ALICE, PHONE));
    TokenHash old = TokenHash.of("old");
    transactions().inTransaction(() -> refreshTokens().exchange(old, TokenHash.of("one")));
    transactions().inTransaction(() -> refreshTokens().exchange(old, TokenHash.of("two")));
    assertThat(refreshTokens().predecessorOf(TokenHash.of("one"))).isEmpty();
    assertThat(refreshTokens().predecessorOf(TokenHash.of("two"))).isPresent();
  }

  @Test
  default void tokensAreDeletedByHash() {
    insert(token("one", ALICE, PHONE), token("two", ALICE, PHONE));
    transactions()
        .inTransaction(
            () -> refreshTokens().delete(List.of(TokenHash.of("one"), TokenHash.of("gone"))));
    assertThat(refreshTokens().find(TokenHash.of("one"))).isEmpty();
    assertThat(refreshTokens().find(TokenHash.of("two"))).isPresent();
  }

  @Test
  default void tokensAreDeletedByDevice() {
    insert(token("phone", ALICE, PHONE), token("laptop", ALICE, LAPTOP), token("bob", BOB, PHONE));
    transactions().inTransaction(() -> refreshTokens().deleteOfDevices(ALICE, List.of(PHONE)));
    assertThat(refreshTokens().find(TokenHash.of("phone"))).isEmpty();
    assertThat(refreshTokens().find(TokenHash.of("laptop"))).isPresent();
    assertThat(refreshTokens().find(TokenHash.of("bob"))).isPresent();
  }
}
