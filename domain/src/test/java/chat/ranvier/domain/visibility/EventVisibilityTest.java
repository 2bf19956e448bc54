package chat.ranvier.domain.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.visibility.EventVisibility.Moment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EventVisibilityTest {
  /** Who sees by membership alone, without and with a join later on. */
  @ParameterizedTest
  @CsvSource({
    "WORLD_READABLE, JOIN,   true,  true",
    "WORLD_READABLE, INVITE, true,  true",
    "WORLD_READABLE, KNOCK,  true,  true",
    "WORLD_READABLE, LEAVE,  true,  true",
    "WORLD_READABLE, BAN,    true,  true",
    "SHARED,         JOIN,   true,  true",
    "SHARED,         INVITE, false, true",
    "SHARED,         KNOCK,  false, true",
    "SHARED,         LEAVE,  false, true",
    "SHARED,         BAN,    false, true",
    "INVITED,        JOIN,   true,  true",
    "INVITED,        INVITE, true,  true",
    "INVITED,        KNOCK,  false, false",
    "INVITED,        LEAVE,  false, false",
    "INVITED,        BAN,    false, false",
    "JOINED,         JOIN,   true,  true",
    "JOINED,         INVITE, false, false",
    "JOINED,         KNOCK,  false, false",
    "JOINED,         LEAVE,  false, false",
    "JOINED,         BAN,    false, false",
  })
  void anEventIsSeenAsTheTableSays(
      HistoryVisibility visibility, Membership membership, boolean now, boolean later) {
    Moment at = new Moment(visibility, membership);
    assertThat(EventVisibility.maySee(at, false)).isEqualTo(now);
    assertThat(EventVisibility.maySee(at, true)).isEqualTo(later);
    assertThat(EventVisibility.maySee(at, at, later)).isEqualTo(EventVisibility.maySee(at, later));
  }

  @Test
  void aChangeOfVisibilityIsSeenByWhoSeesEitherSide() {
    Moment open = new Moment(HistoryVisibility.WORLD_READABLE, Membership.LEAVE);
    Moment closed = new Moment(HistoryVisibility.JOINED, Membership.LEAVE);
    assertThat(EventVisibility.maySee(open, closed, false)).isTrue();
    assertThat(EventVisibility.maySee(closed, open, false)).isTrue();
    assertThat(EventVisibility.maySee(closed, closed, false)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void onesOwnJoinAndDepartureAreSeenUnderEveryVisibility(HistoryVisibility visibility) {
    Moment inside = new Moment(visibility, Membership.JOIN);
    for (Membership other : Membership.values()) {
      Moment outside = new Moment(visibility, other);
      assertThat(EventVisibility.maySee(outside, inside, false)).isTrue();
      assertThat(EventVisibility.maySee(inside, outside, false)).isTrue();
    }
  }

  @Test
  void anInviteThatIsDeclinedUnseenStaysSo() {
    Moment invited = new Moment(HistoryVisibility.JOINED, Membership.INVITE);
    Moment gone = new Moment(HistoryVisibility.JOINED, Membership.LEAVE);
    assertThat(EventVisibility.maySee(invited, gone, false)).isFalse();
  }

  /** The tables of users, for the users of a server taken together. */
  @ParameterizedTest
  @CsvSource({
    "WORLD_READABLE, '',           true",
    "SHARED,         '',           true",
    "INVITED,        '',           false",
    "INVITED,        LEAVE KNOCK,  false",
    "INVITED,        LEAVE INVITE, true",
    "INVITED,        BAN JOIN,     true",
    "JOINED,         '',           false",
    "JOINED,         INVITE LEAVE, false",
    "JOINED,         INVITE JOIN,  true",
  })
  void aServerSeesWhatAnyOfItsUsersCould(HistoryVisibility visibility, String users, boolean sees) {
    List<Membership> memberships =
        users.isEmpty()
            ? List.of()
            : Arrays.stream(users.split(" ")).map(Membership::valueOf).toList();
    assertThat(EventVisibility.serverMaySee(visibility, memberships)).isEqualTo(sees);
  }
}
