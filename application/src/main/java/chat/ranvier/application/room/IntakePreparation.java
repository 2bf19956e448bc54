package chat.ranvier.application.room;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.EventId;
import java.util.Map;
import java.util.function.LongSupplier;

/** Works out what events of other servers add to a room. */
final class IntakePreparation {
  private final AuthRules rules;
  private final AuthChainIndex chains;
  private final LongSupplier eventNumbers;

  /**
   * On these rules.
   *
   * @param rules the authorisation rules, for events whose signatures have been checked
   */
  IntakePreparation(AuthRules rules, AuthChainIndex chains, LongSupplier eventNumbers) {
    this.rules = rules;
    this.chains = chains;
    this.eventNumbers = eventNumbers;
  }

  /** What the command adds to the room, and what becomes of each of its events. */
  PreparedAppend<Map<EventId, IntakeVerdict>> prepare(WarmRoom room, ReceiveEventsCommand command) {
    RoomDraft draft = new RoomDraft(room, eventNumbers);
    GraphDraft graph = new GraphDraft(room.graph());
    StateMerge merge = new StateMerge(rules, chains);
    IntakePlacement placement =
        new IntakePlacement(draft, graph, new IntakeJudge(draft, rules), merge);
    IntakeStep step = new IntakeStep(draft, graph, placement, command);
    Map<EventId, IntakeVerdict> verdicts = step.receive();
    return new PreparedAppend<>(step.finish(), verdicts);
  }
}
