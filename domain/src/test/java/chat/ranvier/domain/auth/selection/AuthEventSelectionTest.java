package chat.ranvier.domain.auth.selection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Optional;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthEventSelectionTest {
  private static final UserId ALICE = UserId.parse("@alice:a.example");
  private static final UserId BOB = UserId.parse("@bob:b.example");
  private static final StateSlot CREATE = StateSlot.of("m.room.create");
  private static final StateSlot LEVELS = StateSlot.of("m.room.power_levels");
  private static final StateSlot RULES = StateSlot.of("m.room.join_rules");
  private static final StateSlot ALICE_MEMBER = new StateSlot("m.room.member", ALICE.value());
  private static final StateSlot BOB_MEMBER = new StateSlot("m.room.member", BOB.value());

  @Test
  void nothingAuthorisesACreateEvent() {
    assertThat(select(RoomVersion.V11, "m.room.create", "", JsonObject.empty())).isEmpty();
  }

  @Test
  void aMessageIsAuthorisedByCreationPowerAndMembership() {
    SequencedSet<StateSlot> slots =
        AuthEventSelection.select(
            RoomVersion.V11, "m.room.message", Optional.empty(), ALICE, JsonObject.empty());
    assertThat(slots).containsExactly(CREATE, LEVELS, ALICE_MEMBER);
  }

  @Test
  void theRoomIdStandsForTheCreateEventSince12() {
    assertThat(select(RoomVersion.V12, "m.room.topic", "", JsonObject.empty()))
        .containsExactly(LEVELS, ALICE_MEMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", "invite", "knock"})
  void whoComesIsAuthorisedByTheJoinRulesToo(String membership) {
    assertThat(member(BOB.value(), JsonObject.of("membership", membership)))
        .containsExactly(CREATE, LEVELS, ALICE_MEMBER, BOB_MEMBER, RULES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave", "ban", "unknown"})
  void whoGoesIsNot(String membership) {
    assertThat(member(BOB.value(), JsonObject.of("membership", membership)))
        .containsExactly(CREATE, LEVELS, ALICE_MEMBER, BOB_MEMBER);
  }

  @Test
  void aMembershipOfOnesOwnNeedsOneMembership() {
    assertThat(member(ALICE.value(), JsonObject.of("membership", "leave")))
        .containsExactly(CREATE, LEVELS, ALICE_MEMBER);
  }

  @Test
  void aRestrictedJoinIsAuthorisedByAMember() {
    JsonObject content = JsonObject.of("join_authorised_via_users_server", BOB.value());
    assertThat(member(ALICE.value(), content.with("membership", "join"))).contains(BOB_MEMBER);
    assertThat(member(ALICE.value(), content.with("membership", "invite")))
        .doesNotContain(BOB_MEMBER);
    assertThat(
            select(
                RoomVersion.V7, "m.room.member", ALICE.value(), content.with("membership", "join")))
        .doesNotContain(BOB_MEMBER);
  }

  @Test
  void aThirdPartyInviteIsFoundByItsToken() {
    JsonObject signed = JsonObject.of("signed", JsonObject.of("token", "abc"));
    JsonObject content = JsonObject.of("third_party_invite", signed);
    StateSlot invite = new StateSlot("m.room.third_party_invite", "abc");
    assertThat(member(BOB.value(), content.with("membership", "invite"))).contains(invite);
    assertThat(member(BOB.value(), content.with("membership", "join"))).doesNotContain(invite);
  }

  private static SequencedSet<StateSlot> member(String target, JsonObject content) {
    return select(RoomVersion.V11, "m.room.member", target, content);
  }

  private static SequencedSet<StateSlot> select(
      RoomVersion version, String type, String stateKey, JsonObject content) {
    return AuthEventSelection.select(version, type, Optional.of(stateKey), ALICE, content);
  }
}
