package chat.ranvier.domain.resolution;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/** The "events that might remove someone's ability to do something in the room". */
final class PowerEvents {
  private PowerEvents() {}

  /**
   * "A power event is a state event with type m.room.power_levels or m.room.join_rules, or a state
   * event with type m.room.member where the membership is leave or ban and the sender does not
   * match the state_key." Power levels and join rules under another state key than the empty one
   * mean nothing to anybody, and are no power events on other servers.
   */
  static boolean isOne(Pdu event) {
    return event.isState()
        && switch (event.type()) {
          case "m.room.power_levels", "m.room.join_rules" ->
              event.stateKey().equals(Optional.of(""));
          case "m.room.member" -> putsSomebodyOut(event);
          default -> false;
        };
  }

  private static boolean putsSomebodyOut(Pdu event) {
    Optional<Membership> membership = new MemberContent(event.content()).membership();
    return membership.filter(to -> to == Membership.LEAVE || to == Membership.BAN).isPresent()
        && !event.stateKey().equals(Optional.of(event.sender().value()));
  }
}
