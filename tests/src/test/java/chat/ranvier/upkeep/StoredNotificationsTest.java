package chat.ranvier.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.push.NotificationListener;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom events notify is found out after a crash, and held against the events. */
final class StoredNotificationsTest {
  private static final UserId ALICE = StoredRoomWorld.ALICE;
  private static final UserId BOB = UserId.of("bob", TestDatabase.SERVER);
  private static final UserId CAROL = UserId.of("carol", TestDatabase.SERVER);

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.sqlite();

  private @Nullable StoredRoomWorld made;
  private @Nullable EventId mention;

  @BeforeEach
  void makeARoom() {
    StoredRoomWorld world = new StoredRoomWorld(DATABASE);
    made = world;
    Stream.of(BOB, CAROL).forEach(this::join);
    say(BOB, "one");
    mention = say(ALICE, "two", BOB, UserId.of("nobody", TestDatabase.SERVER));
    say(ALICE, "three");
    say(BOB, "four");
  }

  private void join(UserId user) {
    JsonObject content = JsonObject.of("membership", "join");
    world().add(EventDraft.state(new StateSlot("m.room.member", user.value()), user, content, 1));
  }

  private EventId say(UserId sender, String body, UserId... mentioned) {
    JsonArray users =
        new JsonArray(
            List.copyOf(Stream.of(mentioned).map(user -> new JsonString(user.value())).toList()));
    JsonObject content =
        JsonObject.of("msgtype", "m.text")
            .with("body", body)
            .with("m.mentions", JsonObject.of("user_ids", users));
    return world().add(EventDraft.message("m.room.message", sender, content, 1));
  }

  private StoredRoomWorld world() {
    return Objects.requireNonNull(made);
  }

  /** As a server does that is started after one that stored nothing of it. */
  private void catchUp() {
    PushEngine push = world().push();
    push.begin();
    push.close();
  }

  @Test
  void whatIsFoundOutAfterACrashIsFoundOutOnce() {
    catchUp();
    PushEngine push = world().push();
    push.begin();
    assertThat(push.notifications().after(BOB, 0, 10))
        .hasSize(2)
        .first()
        .matches(Notification::isHighlight)
        .extracting(Notification::event)
        .isEqualTo(mention);
    assertThat(push.notifications().after(CAROL, 0, 10)).hasSize(4);
    assertThat(push.notifications().after(ALICE, 0, 10)).hasSize(2);
    assertThat(push.notifications().after(CAROL, 0, 2)).hasSize(2);
    assertThat(push.counts().badge(CAROL, false)).isEqualTo(4);
    assertThat(push.counts().badge(CAROL, true)).isEqualTo(1);
    assertThat(push.counts().badge(UserId.of("dan", TestDatabase.SERVER), true)).isZero();
    assertThat(world().findings()).isEmpty();
  }

  @Test
  void whoWantsToHearOfUsersIsToldOnceTheirNotificationsAreStored() {
    Set<UserId> told = new TreeSet<>();
    PushEngine push = world().push();
    push.notifications()
        .listen(
            new NotificationListener() {
              @Override
              public boolean wants(UserId user) {
                return !user.equals(CAROL);
              }

              @Override
              public void notified(Set<UserId> users, long position) {
                assertThat(position).isLessThanOrEqualTo(push.notifications().storedUpTo());
                told.addAll(users);
              }

              @Override
              public void read(UserId user) {
                throw new AssertionError("nobody has read anything");
              }
            });
    push.begin();
    assertThat(told).isEmpty();
    push.close();
    assertThat(told).containsExactly(ALICE, BOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM notifying_events WHERE position = (SELECT max(position) FROM notifying_events"
            + " WHERE redacted = 0)",
        "UPDATE notifying_events SET total = total + 1",
        "UPDATE notifying_events SET redacted = 1 WHERE redacted = 0",
        "UPDATE notifying_events SET thread = '$none'",
        "UPDATE notifying_events SET position = position + 100000",
        "DELETE FROM push_actions",
        "UPDATE push_actions SET tweaks = '{}', highlights = 0 WHERE highlights = 1",
        "UPDATE push_actions SET user_id = '@other:test.example' WHERE highlights = 1"
      })
  void whatIsWrongIsNamedAndMadeAnew(String statement) {
    catchUp();
    assertThat(world().findings()).isEmpty();
    DATABASE
        .transactions()
        .inTransaction(() -> assertThat(DATABASE.direct().update(statement)).isPositive());
    assertThat(world().findings())
        .isNotEmpty()
        .extracting(Finding::fault)
        .containsOnly(Finding.Fault.WRONG_NOTIFICATIONS);
    assertThat(world().repair()).containsExactly(world().room().roomId());
    assertThat(world().findings()).isEmpty();
    assertThat(world().push().notifications().after(CAROL, 0, 10)).hasSize(4);
  }
}
