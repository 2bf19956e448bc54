package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.signing.SignatureCheck;
import java.util.List;
import java.util.function.Predicate;

/**
 * The authorisation rules of the event's room version, in the specification's order. Paragraphs are
 * numbered as in version 11, those that only older versions have as in version 1; {@link
 * RuleId#paragraph} tells a version's own numbers.
 *
 * <p>A version differs from another by its flags: a paragraph that only some versions have asks for
 * its flag and leaves the event to the next paragraph where it is not set.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#authorisation-rules">Authorisation
 *     rules</a>
 */
public final class AuthRules {
  private static final Rule IN_ORDER =
      Rule.inOrder(
          CreateRules.RULES,
          RoomRules::roomIsCreated,
          RoomRules::roomIsFederated,
          AliasesRules.RULES,
          MemberRules.RULES,
          RoomRules::senderIsJoined,
          RoomRules::thirdPartyInvites,
          RoomRules::senderHasThePower,
          RoomRules::stateKeyIsNotAnothers,
          PowerLevelsRules.RULES,
          RedactionRules.RULES);

  private final EventSignatures eventSignatures;
  private final SignatureCheck check;

  /**
   * The rules, with whom to ask about the signatures that two of them mention.
   *
   * @param eventSignatures whether the server that let a user into a restricted room has signed
   * @param check whether a third-party invite is signed by the key it names
   */
  public AuthRules(EventSignatures eventSignatures, SignatureCheck check) {
    this.eventSignatures = eventSignatures;
    this.check = check;
  }

  /** The same rules for events whose own signatures, as many as they need, have been checked. */
  public AuthRules withCheckedSignatures() {
    return new AuthRules((event, server) -> true, check);
  }

  /** What says whether a signature fits a key that the room's state names. */
  public SignatureCheck signatureCheck() {
    return check;
  }

  /**
   * Judges the event by all rules but those about the list of its auth events.
   *
   * @param state what the event is judged by: the state before it, the state its auth events make
   *     up (and the create event, which they leave out since version 12), or the room's current
   *     state
   */
  public Verdict check(Pdu event, AuthState state) {
    AuthCase authCase =
        new AuthCase(event, state, eventSignatures, new ThirdPartySignatures(check));
    return IN_ORDER.decide(authCase).orElseGet(Verdict::allowed);
  }

  /** Judges the list of the event's auth events, none of which was rejected. */
  public Verdict checkAuthEvents(Pdu event, List<Pdu> authEvents) {
    return checkAuthEvents(event, authEvents, ignored -> false);
  }

  /**
   * Judges the list of the event's auth events (rule 2, since version 12 rule 3).
   *
   * @param isRejected whether the event of this id was rejected when it was received
   */
  public Verdict checkAuthEvents(Pdu event, List<Pdu> authEvents, Predicate<EventId> isRejected) {
    return new AuthEventsRules(event, authEvents, isRejected).check();
  }
}
