package chat.ranvier.domain.auth.standing;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RoomTimeline;
import org.junit.jupiter.api.Test;

/** What a state that lacks members may be asked. */
final class PartialStateTest {
  private final PartialState partial = new PartialState(HERE);
  private final RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V11);

  private static StateSlot member(String user) {
    return new StateSlot("m.room.member", user);
  }

  @Test
  void allButTheMembersOfOtherServersIsKnown() {
    assertThat(partial.isTrueOf(StateSlot.of("m.room.power_levels"))).isTrue();
    assertThat(partial.isTrueOf(new StateSlot("m.custom", CHARLIE.value()))).isTrue();
    assertThat(partial.isTrueOf(member(ALICE.value()))).isTrue();
    assertThat(partial.isTrueOf(member(CHARLIE.value()))).isFalse();
    assertThat(partial.isTrueOf(member("@charlie:" + "not" + HERE.value()))).isFalse();
  }

  @Test
  void theVerdictOnAnEventStaysWhereNoMemberBehindItCanBeMissing() {
    assertThat(partial.isTrueOfAllBehind(room.message(ALICE, "hello"))).isTrue();
    assertThat(partial.isTrueOfAllBehind(room.invite(ALICE, BOB))).isTrue();
    assertThat(partial.isTrueOfAllBehind(room.ban(ALICE, CHARLIE))).isFalse();
    assertThat(partial.isTrueOfAllBehind(room.message(CHARLIE, "hello"))).isFalse();
  }

  @Test
  void anEventIsJudgedByTheSlotsThatAuthoriseIt() {
    assertThat(PartialState.judging(room.ban(ALICE, CHARLIE)))
        .containsExactly(
            StateSlot.of("m.room.create"),
            StateSlot.of("m.room.power_levels"),
            member(ALICE.value()),
            member(CHARLIE.value()));
  }
}
