package chat.ranvier.application.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
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
import chat.ranvier.domain.room.PowerLevels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what an event does to the users of this server. Most members have the rules that
 * everybody begins with and are not named by the event: to all of these it does the same, so that
 * only the others are looked at one by one.
 *
 * <p>Events about memberships are looked at for nobody but the user that they are about.
 */
final class PushEvaluation {
  private static final int FEW = 8;

  private final ServerName server;
  private final PushRuleFeatures features;
  private final PushRuleSet common;
  private final Rooms rooms;
  private final Attitudes attitudes;
  private final Audiences audiences;
  private final ThreadRoots threads;

  PushEvaluation(
      ServerName server,
      PushRuleFeatures features,
      Rooms rooms,
      Attitudes attitudes,
      Audiences audiences,
      ThreadRoots threads) {
    this.server = server;
    this.features = features;
    this.common = PushRuleSet.common(features);
    this.rooms = rooms;
    this.attitudes = attitudes;
    this.audiences = audiences;
    this.threads = threads;
  }

  /**
   * What the event does.
   *
   * @param totalBefore how many events of the room have notified most members before
   */
  EventOutcome evaluate(Arrival arrival, long totalBefore) {
    Trial trial = new Trial(arrival);
    Map<UserId, PushActions> own = new LinkedHashMap<>();
    if (arrival.event().type().equals("m.room.member")) {
      member(arrival.event())
          .ifPresent(user -> trial.putOwn(user, attitudes.of(user), PushActions.NONE, own));
      return outcome(arrival, PushActions.NONE, totalBefore, own);
    }
    PushActions most = actions(common.match(trial.event, trial.nobody()));
    audiences.of(arrival.room().number()).attentive().forEach(user -> trial.look(user, most, own));
    named(arrival).forEach(user -> trial.lookAtNamed(user, most, own));
    UserId sender = arrival.event().sender();
    if (most.notifies() && sender.belongsTo(server)) {
      own.put(sender, PushActions.NONE);
    }
    return outcome(arrival, most, totalBefore, own);
  }

  private EventOutcome outcome(
      Arrival arrival, PushActions most, long totalBefore, Map<UserId, PushActions> own) {
    return new EventOutcome(
        arrival.position(),
        arrival.room().number(),
        most.notifies() || !own.isEmpty() ? threads.of(arrival.event()) : EventOutcome.MAIN,
        most,
        most.notifies() ? totalBefore + 1 : totalBefore,
        own);
  }

  /** The user of this server that a membership event of somebody else's is about. */
  private Optional<UserId> member(Pdu event) {
    return event
        .stateKey()
        .flatMap(UserId::find)
        .filter(user -> user.belongsTo(server) && !user.equals(event.sender()));
  }

  /** The users that the event mentions; where these are many, only members, found at once. */
  private List<UserId> named(Arrival arrival) {
    List<UserId> named = mentioned(arrival.event());
    if (named.size() <= FEW) {
      return named;
    }
    List<UserId> members = audiences.joined(arrival.room().number(), named);
    attitudes.all(members);
    return members;
  }

  private List<UserId> mentioned(Pdu event) {
    return event
        .content()
        .object("m.mentions")
        .flatMap(mentions -> mentions.array("user_ids"))
        .orElse(JsonArray.empty())
        .strings()
        .flatMap(text -> UserId.find(text).stream())
        .filter(user -> user.belongsTo(server))
        .distinct()
        .toList();
  }

  private static PushActions actions(Optional<PushMatch> match) {
    return match.map(PushMatch::actions).orElse(PushActions.NONE);
  }

  /** One event on which rules are tried. */
  private final class Trial {
    private final Arrival arrival;
    private final PushEvent event;

    Trial(Arrival arrival) {
      this.arrival = arrival;
      this.event = new PushEvent(arrival.event(), arrival.joined(), () -> powerLevels(before()));
    }

    /** The room's state before the event. */
    private AuthState before() {
      RoomStates states = rooms.find(arrival.room().roomId()).orElseThrow().states();
      return slot -> states.find(arrival.stateBefore(), slot).map(StoredEvent::event);
    }

    private Optional<MemberContent> place(UserId user) {
      return before()
          .find(new StateSlot("m.room.member", user.value()))
          .map(found -> new MemberContent(found.content()));
    }

    private boolean isJoined(UserId user) {
      return place(user)
          .flatMap(MemberContent::membership)
          .filter(Membership.JOIN::equals)
          .isPresent();
    }

    PushReader nobody() {
      return new PushReader(arrival.event().sender(), Optional.empty());
    }

    /** Looks at a user who has rules, or ignores somebody. */
    void look(UserId user, PushActions most, Map<UserId, PushActions> own) {
      if (!user.equals(arrival.event().sender())) {
        Attitude attitude = attitudes.of(user);
        boolean isFollowed = attitude.isFollowed(arrival.room().roomId());
        putOwn(user, attitude, isFollowed ? most : PushActions.NONE, own);
      }
    }

    /** Looks at a user whom the event names, where that was not done. */
    void lookAtNamed(UserId user, PushActions most, Map<UserId, PushActions> own) {
      boolean isNew = !user.equals(arrival.event().sender()) && !own.containsKey(user);
      if (isNew && isJoined(user) && attitudes.of(user).isOrdinary()) {
        putOwn(user, Attitude.ORDINARY, most, own);
      }
    }

    /** Notes what the event does to a user, where that is something else than this. */
    void putOwn(
        UserId user, Attitude attitude, PushActions expected, Map<UserId, PushActions> own) {
      PushActions actions = of(user, attitude);
      boolean isExpected =
          actions.notifies() == expected.notifies()
              && (!actions.notifies() || actions.tweaks().equals(expected.tweaks()));
      if (!isExpected) {
        own.put(user, actions);
      }
    }

    private PushActions of(UserId user, Attitude attitude) {
      if (attitude.ignores(arrival.event().sender())) {
        return PushActions.NONE;
      }
      PushRuleSet rules = attitude.rules().orElseGet(() -> PushRuleSet.of(user, features));
      Optional<String> name =
          rules.asksForName() ? place(user).flatMap(MemberContent::displayName) : Optional.empty();
      return actions(rules.match(event, new PushReader(user, name)));
    }
  }

  static PowerLevels powerLevels(AuthState state) {
    return state.powerLevels(state.find(StateSlot.of("m.room.create")).orElseThrow());
  }
}
