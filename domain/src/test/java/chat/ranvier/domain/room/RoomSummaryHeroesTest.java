package chat.ranvier.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.RoomSummaryHeroes.Member;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoomSummaryHeroesTest {
  private static final UserId READER = UserId.parse("@reader:a.example");

  @Test
  void theFirstFiveWhoAreJoinedOrInvitedAreHeroes() {
    List<Member> members = new ArrayList<>();
    members.add(member(0, Membership.LEAVE));
    members.add(new Member(READER, Membership.JOIN));
    for (int number = 1; number <= 6; number++) {
      members.add(member(number, number % 2 == 0 ? Membership.INVITE : Membership.JOIN));
    }
    assertThat(RoomSummaryHeroes.select(members, READER))
        .containsExactly(user(1), user(2), user(3), user(4), user(5));
  }

  @Test
  void whereOneIsAloneThoseWhoAreGoneAreHeroes() {
    List<Member> members =
        List.of(
            new Member(READER, Membership.JOIN),
            member(1, Membership.BAN),
            member(2, Membership.KNOCK),
            member(3, Membership.LEAVE));
    assertThat(RoomSummaryHeroes.select(members, READER)).containsExactly(user(1), user(3));
  }

  @Test
  void theReaderIsNoHero() {
    assertThat(RoomSummaryHeroes.select(List.of(new Member(READER, Membership.JOIN)), READER))
        .isEmpty();
  }

  private static Member member(int number, Membership membership) {
    return new Member(user(number), membership);
  }

  private static UserId user(int number) {
    return UserId.parse("@user" + number + ":a.example");
  }
}
