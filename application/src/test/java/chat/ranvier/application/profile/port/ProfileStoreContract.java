package chat.ranvier.application.profile.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import org.junit.jupiter.api.Test;

/** What a store of profiles promises. */
public interface ProfileStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The profiles of the same store. */
  ProfileStore profiles();

  private void put(UserId user, String field, JsonValue value) {
    transactions().inTransaction(() -> profiles().put(user, field, value));
  }

  @Test
  default void aProfileIsEmptyBeforeAnythingIsSet() {
    assertThat(profiles().find(ALICE)).isEqualTo(Profile.EMPTY);
  }

  @Test
  default void fieldsAreSetOneByOne() {
    put(ALICE, Profile.DISPLAY_NAME, new JsonString("Alice"));
    put(ALICE, Profile.AVATAR_URL, new JsonString("mxc://test.example/a"));
    put(BOB, Profile.DISPLAY_NAME, new JsonString("Bob"));
    assertThat(profiles().find(ALICE).displayName()).contains("Alice");
    assertThat(profiles().find(ALICE).avatarUrl()).contains("mxc://test.example/a");
    assertThat(profiles().find(ALICE).fields().size()).isEqualTo(2);
  }

  @Test
  default void aLaterValueReplacesTheEarlier() {
    put(ALICE, Profile.DISPLAY_NAME, new JsonString("Alice"));
    put(ALICE, Profile.DISPLAY_NAME, new JsonString("Al\u0000 \ud83d\ude00"));
    assertThat(profiles().find(ALICE).displayName()).contains("Al\u0000 \ud83d\ude00");
  }

  @Test
  default void aFieldHoldsAnyJson() {
    JsonObject value =
        JsonObject.builder()
            .put("rank", new JsonDecimal("0.5"))
            .put("nothing", JsonNull.NULL)
            .build();
    put(ALICE, "com.example.field", value);
    put(ALICE, "com.example.null", JsonNull.NULL);
    assertThat(profiles().find(ALICE).fields().find("com.example.field")).contains(value);
    assertThat(profiles().find(ALICE).fields().find("com.example.null")).contains(JsonNull.NULL);
  }

  @Test
  default void fieldsAreDeletedOneByOneOrAllAtOnce() {
    put(ALICE, "com.example.one", JsonNull.NULL);
    put(ALICE, "com.example.two", JsonNull.NULL);
    put(BOB, "com.example.one", JsonNull.NULL);
    transactions().inTransaction(() -> profiles().delete(ALICE, "com.example.one"));
    assertThat(profiles().find(ALICE).fields().names()).containsExactly("com.example.two");
    transactions().inTransaction(() -> profiles().deleteAll(ALICE));
    assertThat(profiles().find(ALICE)).isEqualTo(Profile.EMPTY);
    assertThat(profiles().find(BOB).fields().names()).containsExactly("com.example.one");
  }
}
