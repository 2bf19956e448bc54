package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/** The rules that every event in a room is subject to. */
final class RoomRules {
  private RoomRules() {}

  /**
   * 2 since v12: "If the event's {@code room_id} is not an event ID for an accepted […] {@code
   * m.room.create} event, with the sigil {@code !} instead of {@code $}, reject." Until v11 a state
   * without a create event is that of auth events without one (2.4).
   */
  static Optional<Verdict> roomIsCreated(AuthCase authCase) {
    Optional<Pdu> create = authCase.find(AuthCase.CREATE, "");
    if (authCase.version().createEventIsRoomId()) {
      return Rule.rejectIf(
          create.filter(event -> isRoomId(event, authCase.event())).isEmpty(),
          RuleId.ROOM_ID_NOT_OF_CREATE,
          "The room id is not that of the create event");
    }
    return Rule.rejectIf(
        create.isEmpty(), RuleId.AUTH_EVENTS_WITHOUT_CREATE, "The room has no create event");
  }

  private static boolean isRoomId(Pdu create, Pdu event) {
    String createId = create.eventId().value();
    String roomId = event.roomId().value();
    return createId.length() == roomId.length()
        && createId.regionMatches(1, roomId, 1, roomId.length() - 1);
  }

  /**
   * 3: "If the content of the m.room.create event […] has the property {@code m.federate} set to
   * {@code false}, and the sender domain of the event does not match [that] of the create event,
   * reject."
   */
  static Optional<Verdict> roomIsFederated(AuthCase authCase) {
    Pdu create = authCase.create();
    return Rule.rejectIf(
        !new CreateContent(create.content()).isFederated()
            && !authCase.sender().server().equals(create.sender().server()),
        RuleId.NOT_FEDERATED,
        "The room does not take events from other servers");
  }

  /** 5: "If the sender's current membership state is not {@code join}, reject." */
  static Optional<Verdict> senderIsJoined(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfSender() != Membership.JOIN,
        RuleId.SENDER_NOT_JOINED,
        "The sender is not in the room");
  }

  /**
   * 6: "If type is m.room.third_party_invite: allow if and only if sender's current power level is
   * greater than or equal to the <i>invite level</i>."
   */
  static Optional<Verdict> thirdPartyInvites(AuthCase authCase) {
    if (!authCase.hasType(AuthCase.THIRD_PARTY_INVITE)) {
      return Rule.undecided();
    }
    return authCase.powerOfSender() >= authCase.powerLevels().toInvite()
        ? Rule.allow()
        : Rule.reject(
            RuleId.THIRD_PARTY_INVITE_LACKS_POWER, "The sender lacks the power to invite");
  }

  /** 7: "If the event type's required power level is greater than the sender's […], reject." */
  static Optional<Verdict> senderHasThePower(AuthCase authCase) {
    Pdu event = authCase.event();
    return Rule.rejectIf(
        !authCase.powerLevels().maySend(event.sender(), event.type(), event.isState()),
        RuleId.EVENT_LACKS_POWER,
        "The sender lacks the power to send events of this type");
  }

  /** 8: "If the event has a state_key that starts with an @ and does not match the sender […]." */
  static Optional<Verdict> stateKeyIsNotAnothers(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.event().stateKey().filter(key -> key.startsWith("@")).isPresent()
            && !authCase.isAboutSender(),
        RuleId.STATE_KEY_OF_ANOTHER,
        "The state key is another user's id");
  }
}
