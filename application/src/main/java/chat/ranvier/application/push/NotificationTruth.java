package chat.ranvier.application.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.push.PushActions;
import chat.ranvier.domain.push.PushEvent;
import chat.ranvier.domain.push.PushMatch;
import chat.ranvier.domain.push.PushReader;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.domain.room.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What events did to users who have the server's rules, found out from the events and the states
 * before them alone. How many were in the room then is not known: by the server's rules that
 * decides on sounds only.
 */
public final class NotificationTruth {
  private static final int SOME = 1_000;

  private final ServerName server;
  private final PushRuleFeatures features;
  private final PushRuleSet common;
  private final ThreadRoots threads;

  /** How events are looked for. */
  public NotificationTruth(
      ServerName server,
      PushRuleFeatures features,
      Function<EventId, Optional<StoredEvent>> events) {
    this.server = server;
    this.features = features;
    this.common = PushRuleSet.common(features);
    this.threads = new ThreadRoots(events);
  }

  /**
   * What the event did; without a total, and without what it did to users who want something else
   * than most.
   *
   * @param before the room's state before it
   * @param isOrdinary whether a user has no rules and ignores nobody
   */
  public EventOutcome of(StoredEvent stored, AuthState before, Predicate<UserId> isOrdinary) {
    Pdu event = stored.event();
    PushEvent tried = new PushEvent(event, SOME, () -> PushEvaluation.powerLevels(before));
    Map<UserId, PushActions> own = new LinkedHashMap<>();
    boolean isMember = event.type().equals("m.room.member");
    PushActions most =
        isMember
            ? PushActions.NONE
            : actions(common.match(tried, new PushReader(event.sender(), Optional.empty())));
    List<UserId> named = isMember ? target(event) : mentioned(event, before);
    for (UserId user : named) {
      if (isOrdinary.test(user)) {
        PushActions actions =
            actions(
                PushRuleSet.of(user, features)
                    .match(tried, new PushReader(user, Optional.empty())));
        if (!isSame(actions, most)) {
          own.put(user, actions);
        }
      }
    }
    if (most.notifies() && event.sender().belongsTo(server)) {
      own.put(event.sender(), PushActions.NONE);
    }
    return new EventOutcome(stored.position(), stored.room(), threads.of(event), most, 0, own);
  }

  /** Whether both count for the same. */
  public static boolean isSame(PushActions one, PushActions other) {
    return one.notifies() == other.notifies() && one.isHighlight() == other.isHighlight();
  }

  private static PushActions actions(Optional<PushMatch> match) {
    return match.map(PushMatch::actions).orElse(PushActions.NONE);
  }

  private List<UserId> target(Pdu event) {
    return event
        .stateKey()
        .flatMap(UserId::find)
        .filter(user -> user.belongsTo(server) && !user.equals(event.sender()))
        .stream()
        .toList();
  }

  private List<UserId> mentioned(Pdu event, AuthState before) {
    return event
        .content()
        .object("m.mentions")
        .flatMap(mentions -> mentions.array("user_ids"))
        .orElse(JsonArray.empty())
        .strings()
        .flatMap(text -> UserId.find(text).stream())
        .filter(user -> user.belongsTo(server) && !user.equals(event.sender()))
        .filter(user -> isJoined(user, before))
        .distinct()
        .toList();
  }

  private static boolean isJoined(UserId user, AuthState before) {
    return before
        .find(new StateSlot("m.room.member", user.value()))
        .flatMap(event -> new MemberContent(event.content()).membership())
        .filter(Membership.JOIN::equals)
        .isPresent();
  }
}
