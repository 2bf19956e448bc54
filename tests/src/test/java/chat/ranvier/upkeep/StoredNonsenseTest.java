package chat.ranvier.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What old rooms hold though it could not come in any more is looked at and left as it is. */
final class StoredNonsenseTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.sqlite();

  @Test
  void aMemberEventThatNamesNoUserIsNobodysMembership() {
    StoredRoomWorld world = new StoredRoomWorld(DATABASE);
    makeNonsense(world);

    assertThat(world.findings())
        .extracting(Finding::fault)
        .contains(Fault.NOT_AUTHORISED)
        .doesNotContain(Fault.WRONG_MEMBERSHIP, Fault.WRONG_COUNT);
  }

  @Test
  void membershipsAreMadeAnewThoughAMemberEventNamesNoUser() {
    StoredRoomWorld world = new StoredRoomWorld(DATABASE);
    makeNonsense(world);
    long room = world.room().number();
    change("DELETE FROM memberships WHERE room = ?", room);

    world.repair();

    assertThat(new SqlMembershipStore(DATABASE.direct()).members(room, Membership.JOIN, 10))
        .extracting(RoomMembership::user)
        .containsExactly(StoredRoomWorld.ALICE);
    assertThat(world.findings())
        .extracting(Finding::fault)
        .doesNotContain(Fault.WRONG_MEMBERSHIP, Fault.WRONG_COUNT);
  }

  /** Makes a state event the member event with the state key {@code x}. */
  private static void makeNonsense(StoredRoomWorld world) {
    EventId event =
        world.add(StoredRoomWorld.state("other", "x", JsonObject.of("membership", "join")));
    String json =
        DATABASE
            .direct()
            .find(
                "SELECT json FROM events WHERE event_id = ?",
                row -> new String(row.bytes("json"), UTF_8),
                event.value())
            .orElseThrow();
    change(
        "UPDATE events SET json = ? WHERE event_id = ?",
        json.replace("\"other\"", "\"m.room.member\"").getBytes(UTF_8),
        event.value());
    change(
        "UPDATE slots SET type = ? WHERE type = ?",
        "m.room.member".getBytes(UTF_8),
        "other".getBytes(UTF_8));
  }

  private static void change(String statement, @Nullable Object... parameters) {
    DATABASE
        .transactions()
        .inTransaction(
            () -> assertThat(DATABASE.direct().update(statement, parameters)).isPositive());
  }
}
