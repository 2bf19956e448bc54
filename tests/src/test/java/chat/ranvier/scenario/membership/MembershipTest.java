package chat.ranvier.scenario.membership;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coming into rooms and leaving them. */
@Scenario
final class MembershipTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void aPublicRoomIsJoinedByItsIdOrAlias() {
    String room = alice.createRoom("{\"preset\": \"public_chat\", \"room_alias_name\": \"pub\"}");
    assertThat(bob.post("/join/{}", "{}", "#pub:test.example").text("room_id")).isEqualTo(room);
    Client carol = SERVER.register("carol");
    assertThat(carol.post("/join/{}", "", room).text("room_id")).isEqualTo(room);
    assertThat(joinedRooms(bob)).containsExactly(room);
    assertThat(membership(room, carol)).isEqualTo("join");
  }

  @Test
  void joiningTwiceChangesNothing() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    int events = eventCount(room);
    bob.join(room).isGood();
    assertThat(eventCount(room)).isEqualTo(events);
  }

  @Test
  void aPrivateRoomIsForThoseInvited() {
    String room = alice.createRoom("{}");
    bob.join(room).isRefused(403, "M_FORBIDDEN");
    alice.invite(room, bob).isGood();
    assertThat(membership(room, bob)).isEqualTo("invite");
    bob.join(room).isGood();
    assertThat(membership(room, bob)).isEqualTo("join");
  }

  @Test
  void aRoomThatNobodyKnowsIsNotFound() {
    bob.join("!nowhere:elsewhere.example").isRefused(404, "M_NOT_FOUND");
    bob.post("/join/{}", "{}", "#nowhere:test.example").isRefused(404, "M_NOT_FOUND");
    bob.leave("!nowhere:elsewhere.example").isRefused(404, "M_NOT_FOUND");
    bob.post("/knock/{}", "{}", "!nowhere:test.example").isRefused(404, "M_NOT_FOUND");
    bob.post("/join/{}", "{}", "nonsense").isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void inviteesMayRefuse() {
    String room = alice.createRoom("{\"invite\": [\"%s\"]}".formatted(bob.user()));
    bob.leave(room).isGood();
    assertThat(membership(room, bob)).isEqualTo("leave");
    bob.join(room).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void whoIsNotInTheRoomInvitesNobody() {
    String room = alice.createPublicRoom();
    Client carol = SERVER.register("carol");
    bob.invite(room, carol).isRefused(403, "M_FORBIDDEN");
    bob.join(room).isGood();
    alice.invite(room, bob).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void kickingNeedsPowerAndSomebodyToKick() {
    String room = alice.createPublicRoom();
    alice.post("/rooms/{}/kick", Client.about(bob), room).isRefused(403, "M_FORBIDDEN");
    bob.join(room).isGood();
    bob.post("/rooms/{}/kick", Client.about(alice), room).isRefused(403, "M_FORBIDDEN");
    alice
        .post(
            "/rooms/{}/kick",
            Client.parse(Client.about(bob)).with("reason", "noise").toString(),
            room)
        .isGood();
    JsonObject member = alice.get("/rooms/{}/state/m.room.member/{}", room, bob.user()).json();
    assertThat(member.string("membership")).contains("leave");
    assertThat(member.string("reason")).contains("noise");
    bob.join(room).isGood();
  }

  @Test
  void whoIsBannedStaysOutUntilUnbanned() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    alice.post("/rooms/{}/unban", Client.about(bob), room).isRefused(403, "M_FORBIDDEN");
    alice.post("/rooms/{}/ban", Client.about(bob), room).isGood();
    bob.join(room).isRefused(403, "M_FORBIDDEN");
    alice.invite(room, bob).isRefused(403, "M_FORBIDDEN");
    alice.post("/rooms/{}/unban", Client.about(bob), room).isGood();
    bob.join(room).isGood();
  }

  @Test
  void knockingIsWhereTheRoomTakesKnocks() {
    String room = alice.createRoom("{}");
    bob.post("/knock/{}", "{}", room).isRefused(403, "M_FORBIDDEN");
    alice.setState(room, "m.room.join_rules", "{\"join_rule\": \"knock\"}").isGood();
    bob.post("/knock/{}", "{\"reason\": \"please\"}", room).isGood();
    assertThat(membership(room, bob)).isEqualTo("knock");
    alice.invite(room, bob).isGood();
    bob.join(room).isGood();
  }

  @ParameterizedTest
  @CsvSource({"restricted, 10", "knock_restricted, 11", "restricted, 12"})
  void aRestrictedRoomIsForMembersOfAnother(String rule, String version) {
    String space = alice.createPublicRoom();
    String room = alice.createRoom("{\"room_version\": \"%s\"}".formatted(version));
    alice
        .setState(
            room,
            "m.room.join_rules",
            """
            {"join_rule": "%s", "allow": [{"type": "m.room_membership", "room_id": "%s"}]}
            """
                .formatted(rule, space))
        .isGood();
    bob.join(room).isRefused(403, "M_FORBIDDEN");
    bob.join(space).isGood();
    bob.join(room).isGood();
    assertThat(
            alice
                .get("/rooms/{}/state/m.room.member/{}", room, bob.user())
                .json()
                .string("join_authorised_via_users_server"))
        .contains(alice.user());
  }

  @Test
  void aForgottenRoomIsClosed() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    bob.post("/rooms/{}/forget", "{}", room).isRefused(400, "M_UNKNOWN");
    bob.leave(room).isGood();
    bob.get("/rooms/{}/state", room).isGood();
    bob.post("/rooms/{}/forget", "{}", room).isGood();
    bob.post("/rooms/{}/forget", "{}", room).isGood();
    bob.get("/rooms/{}/state", room).isRefused(403, "M_FORBIDDEN");
    bob.join(room).isGood();
    bob.get("/rooms/{}/state", room).isGood();
  }

  @Test
  void membersAreListedAndFiltered() {
    String room = alice.createPublicRoom();
    Client carol = SERVER.register("carol");
    bob.join(room).isGood();
    carol.join(room).isGood();
    carol.leave(room).isGood();
    assertThat(members(alice, room, "")).containsOnly(alice.user(), bob.user(), carol.user());
    assertThat(members(alice, room, "?membership=join")).containsOnly(alice.user(), bob.user());
    assertThat(members(alice, room, "?not_membership=join")).containsOnly(carol.user());
    assertThat(members(alice, room, "?membership=leave&not_membership=leave")).hasSize(3);
    alice.get("/rooms/{}/members?membership=away", room).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void whoHasLeftSeesTheMembersOfThatTime() {
    String room = alice.createPublicRoom();
    Client carol = SERVER.register("carol");
    bob.join(room).isGood();
    bob.leave(room).isGood();
    carol.join(room).isGood();
    assertThat(members(bob, room, "")).containsOnly(alice.user(), bob.user());
    bob.get("/rooms/{}/joined_members", room).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void joinedMembersComeWithTheirProfiles() {
    String room = alice.createPublicRoom();
    bob.put("/profile/{}/displayname", "{\"displayname\": \"Bob\"}", bob.user()).isGood();
    bob.join(room).isGood();
    JsonObject joined =
        alice.get("/rooms/{}/joined_members", room).json().object("joined").orElseThrow();
    assertThat(joined.names()).containsOnly(alice.user(), bob.user());
    assertThat(joined.object(bob.user()).orElseThrow().string("display_name")).contains("Bob");
  }

  @Test
  void aChangedNameShowsInTheRooms() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    bob.put("/profile/{}/displayname", "{\"displayname\": \"Bobby\"}", bob.user()).isGood();
    assertThat(
            alice
                .get("/rooms/{}/state/m.room.member/{}", room, bob.user())
                .json()
                .string("displayname"))
        .contains("Bobby");
  }

  @Test
  void aMemberEventMayBeSentAsState() {
    String room = alice.createRoom("{}");
    String path = "/rooms/{}/state/m.room.member/{}";
    alice.put(path, "{\"membership\": \"invite\"}", room, bob.user()).isGood();
    bob.put(path, "{\"membership\": \"join\", \"displayname\": \"Here\"}", room, bob.user())
        .isGood();
    assertThat(alice.get(path, room, bob.user()).text("displayname")).isEqualTo("Here");
    alice.put(path, "{\"membership\": \"ban\"}", room, bob.user()).isGood();
    alice.put(path, "{\"membership\": \"leave\"}", room, bob.user()).isGood();
    bob.put(path, "{\"membership\": \"join\"}", room, bob.user()).isRefused(403, "M_FORBIDDEN");
    alice.put(path, "{\"membership\": \"here\"}", room, bob.user()).isRefused(400, "M_BAD_JSON");
    alice.put(path, "{\"membership\": \"join\"}", room, bob.user()).isRefused(403, "M_FORBIDDEN");
    alice.put(path, "{\"membership\": \"invite\"}", room, "bob").isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void membersAreListedAsTheyWereWhenASyncToldOfTheRoom() {
    String room = alice.createPublicRoom();
    alice.say(room, "hello");
    String place =
        alice
            .get("/sync")
            .json()
            .object("rooms")
            .flatMap(rooms -> rooms.object("join"))
            .flatMap(joined -> joined.object(room))
            .flatMap(it -> it.object("timeline"))
            .flatMap(timeline -> timeline.string("prev_batch"))
            .orElseThrow();
    bob.join(room).isGood();
    assertThat(alice.get("/rooms/{}/members?at={}", room, place).list("chunk"))
        .extracting(member -> member.string("state_key").orElseThrow())
        .containsExactly(alice.user());
    assertThat(alice.get("/rooms/{}/messages?dir=b&from={}", room, place).list("chunk")).isEmpty();
  }

  @Test
  void guestsComeInWhereTheyAreLetIn() {
    Client guest = SERVER.registerGuest();
    String closed = alice.createPublicRoom();
    guest.join(closed).isRefused(403, "M_GUEST_ACCESS_FORBIDDEN");
    alice.setState(closed, "m.room.guest_access", "{\"guest_access\": \"can_join\"}").isGood();
    guest.join(closed).isGood();
    guest.say(closed, "hello");
    guest.invite(closed, bob).isRefused(403, "M_GUEST_ACCESS_FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invite | {}                                     | M_MISSING_PARAM",
        "invite | {\"user_id\": 1}                       | M_BAD_JSON",
        "invite | {\"user_id\": \"bob\"}                 | M_INVALID_PARAM",
        "kick   | {\"user_id\": {}}                      | M_BAD_JSON",
        "ban    | {}                                     | M_MISSING_PARAM",
        "unban  | {\"user_id\": \"@a:b\", \"reason\": 1} | M_BAD_JSON",
        "leave  | {\"reason\": []}                       | M_BAD_JSON",
        "join   | {\"reason\": 5}                        | M_BAD_JSON",
        "invite | not JSON                               | M_NOT_JSON"
      })
  void aBadRequestIsRefused(String action, String body, String code) {
    String room = alice.createRoom("{}");
    alice.post("/rooms/{}/" + action, body, room).isRefused(400, code);
  }

  private String membership(String room, Client user) {
    return alice.get("/rooms/{}/state/m.room.member/{}", room, user.user()).text("membership");
  }

  private static List<String> members(Client reader, String room, String query) {
    return reader.get("/rooms/{}/members" + query, room).list("chunk").stream()
        .map(event -> event.string("state_key").orElseThrow())
        .toList();
  }

  private int eventCount(String room) {
    return alice.get("/rooms/{}/messages?dir=b&limit=100", room).list("chunk").size();
  }

  private static List<String> joinedRooms(Client user) {
    return user.get("/joined_rooms").json().array("joined_rooms").orElseThrow().strings().toList();
  }
}
