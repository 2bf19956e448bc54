package chat.ranvier.application.room;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.room.port.Written;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.RedactionPermission;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.InvalidEventException;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out what a command adds to a room: events hashed, signed, authorised, and the state they
 * make.
 */
final class EventPreparation {
  private final RoomEngine.Identity identity;
  private final AuthChainIndex chains;
  private final RoomCaches caches;
  private final Numbers eventNumbers;
  private final Numbers roomNumbers;
  private final AuthRules trusting;

  EventPreparation(
      RoomEngine.Identity identity,
      AuthChainIndex chains,
      RoomCaches caches,
      Numbers eventNumbers,
      Numbers roomNumbers) {
    this.identity = identity;
    this.chains = chains;
    this.caches = caches;
    this.eventNumbers = eventNumbers;
    this.roomNumbers = roomNumbers;
    this.trusting = identity.rules().withCheckedSignatures();
  }

  long nextRoomNumber() {
    return roomNumbers.next();
  }

  /** The create event of a new room, which tells the room's id. */
  Pdu createEvent(CreateRoomCommand command) {
    return sealer(command.version())
        .seal(command.events().getFirst(), command.roomId(), List.of(), List.of(), 1);
  }

  /**
   * What the command adds to the room.
   *
   * @throws MatrixFailure where the room's rules do not allow it
   */
  PreparedAppend<Written> prepare(WarmRoom room, WriteEventsCommand command) {
    AppendStep step =
        new AppendStep(
            new RoomDraft(room, eventNumbers::next),
            sealer(room.room().version()),
            identity.rules(),
            new StateMerge(trusting, chains));
    List<EventId> written = new ArrayList<>();
    for (EventDraft draft : command.events()) {
      written.add(standing(step, draft).orElseGet(() -> add(room, step, draft, command)).eventId());
    }
    return new PreparedAppend<>(step.finish(), new Written(room.room().roomId(), written));
  }

  /** The event that says already what the draft says, where it is state. */
  private static Optional<Pdu> standing(AppendStep step, EventDraft draft) {
    return draft
        .stateKey()
        .flatMap(stateKey -> step.find(new StateSlot(draft.type(), stateKey)))
        .filter(event -> event.sender().equals(draft.sender()))
        .filter(event -> event.content().equals(draft.content()));
  }

  private Pdu add(WarmRoom room, AppendStep step, EventDraft draft, WriteEventsCommand command) {
    try {
      Optional<EventId> redacts = redacted(room, draft, step);
      return step.add(draft, redacts, command.transaction());
    } catch (InvalidEventException e) {
      throw new MatrixFailure(refusal(e), String.valueOf(e.getMessage()));
    }
  }

  private static ErrorCode refusal(InvalidEventException e) {
    return switch (e.kind()) {
      case TOO_LARGE, FIELD_TOO_LONG -> ErrorCode.TOO_LARGE;
      case MALFORMED -> ErrorCode.BAD_JSON;
    };
  }

  private Optional<EventId> redacted(WarmRoom room, EventDraft draft, AppendStep step) {
    return draft
        .redacts()
        .flatMap(caches::event)
        .filter(target -> target.room() == room.room().number())
        .map(target -> target.event())
        .filter(target -> isAllowed(draft, target, step))
        .map(Pdu::eventId);
  }

  private static boolean isAllowed(EventDraft draft, Pdu target, AppendStep step) {
    PowerLevels powerLevels = step.powerLevels();
    if (RedactionPermission.mayRedact(powerLevels, draft.sender(), target.sender())) {
      return true;
    }
    throw new MatrixFailure(
        ErrorCode.FORBIDDEN, "You don't have permission to redact events of others");
  }

  private EventSealer sealer(RoomVersion version) {
    return new EventSealer(version, identity.server(), identity.key());
  }
}
