package chat.ranvier.application.filter.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a store of filters promises. */
public interface FilterStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  JsonObject DEFINITION = JsonObject.of("event_format", "client");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The filters of the same store. */
  FilterStore filters();

  @Test
  default void aFilterIsFoundByItsUserAndId() {
    transactions().inTransaction(() -> filters().insert(ALICE, "one", DEFINITION));
    assertThat(filters().find(ALICE, "one")).contains(DEFINITION);
    assertThat(filters().find(ALICE, "two")).isEmpty();
    assertThat(filters().find(BOB, "one")).isEmpty();
  }

  @Test
  default void aKnownFilterStaysAsItIs() {
    transactions().inTransaction(() -> filters().insert(ALICE, "one", DEFINITION));
    transactions().inTransaction(() -> filters().insert(ALICE, "one", JsonObject.empty()));
    assertThat(filters().find(ALICE, "one")).contains(DEFINITION);
  }
}
