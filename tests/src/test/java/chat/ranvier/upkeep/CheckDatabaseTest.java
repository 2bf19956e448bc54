package chat.ranvier.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the check of a database finds: nothing in what the engine wrote, and each damage. */
final class CheckDatabaseTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.sqlite();

  private @Nullable StoredRoomWorld made;
  private EventId message = new EventId("$none");

  @BeforeEach
  void makeARoom() {
    made = new StoredRoomWorld(DATABASE);
    message = say("hello");
    for (int i = 0; i < 40; i++) {
      world().add(StoredRoomWorld.state("test", "key " + i, JsonObject.of("n", "value " + i)));
    }
  }

  private StoredRoomWorld world() {
    return Objects.requireNonNull(made);
  }

  private EventId say(String text) {
    JsonObject content = JsonObject.of("msgtype", "m.text").with("body", text);
    return world().add(EventDraft.message("m.room.message", StoredRoomWorld.ALICE, content, 1));
  }

  private static void damage(String statement, @Nullable Object... parameters) {
    DATABASE
        .transactions()
        .inTransaction(
            () -> assertThat(DATABASE.direct().update(statement, parameters)).isPositive());
  }

  private String json(EventId event) {
    return DATABASE
        .direct()
        .find(
            "SELECT json FROM events WHERE event_id = ?",
            row -> new String(row.bytes("json"), UTF_8),
            event.value())
        .orElseThrow();
  }

  private void rewrite(EventId event, String from, String to) {
    String json = json(event);
    assertThat(json).contains(from);
    damage(
        "UPDATE events SET json = ? WHERE event_id = ?",
        json.replace(from, to).getBytes(UTF_8),
        event.value());
  }

  private void assertFound(Fault... faults) {
    assertThat(world().findings()).extracting(Finding::fault).contains(faults);
  }

  @Test
  void whatTheEngineWroteIsSound() {
    assertThat(world().findings()).isEmpty();
  }

  @Test
  void aChangedContentIsFoundAtItsEvent() {
    rewrite(message, "hello", "jello");
    assertThat(world().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.event()).isEqualTo(Optional.of(message));
              assertThat(finding.fault()).isEqualTo(Fault.WRONG_CONTENT_HASH);
            });
  }

  @Test
  void aChangedEventThatRedactionKeepsHasAnotherId() {
    rewrite(message, "\"origin_server_ts\":1,", "\"origin_server_ts\":2,");
    assertFound(Fault.WRONG_EVENT_ID);
  }

  @Test
  void bytesOutOfCanonicalFormAreFound() {
    rewrite(message, ",\"type\":", ", \"type\":");
    assertFound(Fault.NOT_CANONICAL);
  }

  @Test
  void anEventOfAStrangerIsNotAuthorised() {
    rewrite(message, "@alice:test.example", "@mallory:test.example");
    assertFound(Fault.NOT_AUTHORISED);
  }

  @Test
  void aMissingEventIsMissedByTheNext() {
    damage("DELETE FROM events WHERE event_id = ?", message.value());
    assertFound(Fault.PREVIOUS_EVENT_MISSING);
  }

  @Test
  void aMissingNodeBreaksTheStatesThatNeedIt() {
    damage("DELETE FROM state_nodes WHERE node = (SELECT max(node) FROM state_nodes)");
    assertFound(Fault.BROKEN_STATE);
  }

  @Test
  void aNodeWithOtherContentBreaksTheStatesThatNeedIt() {
    damage(
        "UPDATE state_nodes SET content = (SELECT n.content FROM state_nodes n"
            + " WHERE n.node <> state_nodes.node ORDER BY n.node LIMIT 1)"
            + " WHERE node = (SELECT max(node) FROM state_nodes)");
    assertFound(Fault.BROKEN_STATE);
  }

  @Test
  void aStateThatIsNotTheOneAfterThePreviousEventIsFound() {
    EventId last = say("last");
    damage(
        "UPDATE events SET state_before = (SELECT state_before FROM events WHERE event_id = ?)"
            + " WHERE event_id = ?",
        message.value(),
        last.value());
    assertThat(world().findings())
        .extracting(Finding::fault)
        .containsExactly(Fault.WRONG_STATE_BEFORE, Fault.WRONG_CURRENT_STATE);
  }

  @Test
  void aCurrentStateThatDiffersFromItsTableIsFound() {
    damage("DELETE FROM current_state WHERE slot = 3");
    assertThat(world().findings())
        .extracting(Finding::fault)
        .containsExactly(Fault.WRONG_CURRENT_STATE);
  }

  @Test
  void aSlotOfAnotherNameIsFound() {
    damage("UPDATE slots SET type = ? WHERE slot = 10", "other".getBytes(UTF_8));
    assertFound(Fault.WRONG_STATE_ENTRY);
  }

  @Test
  void membershipsAndCountsThatTheStateDoesNotKnowAreFound() {
    damage("UPDATE memberships SET membership = 'ban'");
    assertFound(Fault.WRONG_MEMBERSHIP, Fault.WRONG_COUNT);
  }

  @Test
  void aLostMembershipIsFound() {
    damage("DELETE FROM memberships");
    assertFound(Fault.WRONG_MEMBERSHIP, Fault.WRONG_COUNT);
  }

  @Test
  void anEventThatCameLateToARoomWhereNoneDidIsFound() {
    damage("UPDATE events SET position = 1000000 WHERE event_id = ?", message.value());
    assertFound(Fault.WRONG_ORDER);
  }

  @Test
  void extremitiesThatAreFollowedAreFound() {
    damage("UPDATE rooms SET extremities = ?", new byte[8]);
    assertThat(world().findings())
        .extracting(Finding::fault)
        .containsExactly(Fault.WRONG_EXTREMITIES);
  }
}
