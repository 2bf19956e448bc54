package chat.ranvier.domain.auth.selection;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The slots of a room's state that authorise an event.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#auth-events-selection">Auth events
 *     selection</a>
 */
public final class AuthEventSelection {
  private static final String MEMBER = "m.room.member";

  private final LinkedHashSet<StateSlot> slots = new LinkedHashSet<>();

  private final RoomVersion version;

  private AuthEventSelection(RoomVersion version) {
    this.version = version;
  }

  /** The slots that authorise this event. */
  public static SequencedSet<StateSlot> select(Pdu event) {
    return select(event.version(), event.type(), event.stateKey(), event.sender(), event.content());
  }

  /**
   * The slots that authorise an event of this kind, whether filled or not; none for a create event.
   * The create event's own slot is left out where the room id implies it (since version 12).
   *
   * @param stateKey the state key, where it is a state event
   */
  public static SequencedSet<StateSlot> select(
      RoomVersion version,
      String type,
      Optional<String> stateKey,
      UserId sender,
      JsonObject content) {
    AuthEventSelection selection = new AuthEventSelection(version);
    if (!type.equals("m.room.create")) {
      selection.addAlways(sender);
      if (type.equals(MEMBER)) {
        stateKey.ifPresent(target -> selection.addForMember(target, new MemberContent(content)));
      }
    }
    return Collections.unmodifiableSequencedSet(selection.slots);
  }

  private void addAlways(UserId sender) {
    if (!version.has(RoomVersionRule.CREATE_EVENT_NOT_IN_AUTH_EVENTS)) {
      slots.add(StateSlot.of("m.room.create"));
    }
    slots.add(StateSlot.of("m.room.power_levels"));
    slots.add(new StateSlot(MEMBER, sender.value()));
  }

  private void addForMember(String target, MemberContent content) {
    slots.add(new StateSlot(MEMBER, target));
    content.membership().ifPresent(membership -> addFor(membership, content));
  }

  private void addFor(Membership membership, MemberContent content) {
    switch (membership) {
      case JOIN -> {
        addJoinRules();
        addAuthoriser(content);
      }
      case INVITE -> {
        addJoinRules();
        content.thirdPartyToken().ifPresent(this::addThirdPartyInvite);
      }
      case KNOCK -> addJoinRules();
      case LEAVE, BAN -> {}
    }
  }

  private void addAuthoriser(MemberContent content) {
    if (version.has(RoomVersionRule.RESTRICTED_JOINS)) {
      content.authorisedVia().ifPresent(user -> slots.add(new StateSlot(MEMBER, user)));
    }
  }

  private void addJoinRules() {
    slots.add(StateSlot.of("m.room.join_rules"));
  }

  private void addThirdPartyInvite(String token) {
    slots.add(new StateSlot("m.room.third_party_invite", token));
  }
}
