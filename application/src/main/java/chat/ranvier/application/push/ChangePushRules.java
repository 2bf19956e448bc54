package chat.ranvier.application.push;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.push.InvalidPushRuleException;
import chat.ranvier.domain.push.PushRuleKind;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.domain.push.PushRuleSet.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Changes a user's push rules. A change is made of what was read before its transaction, and made
 * anew where somebody else was quicker: rules may be many, and others wait for the transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Push rules API</a>
 */
public final class ChangePushRules {
  /** Changes of push rules, told to their users as account data. */
  public static final ChangeStream STREAM = new ChangeStream("push rules");

  private final PushRuleStore store;
  private final FindPushRules find;
  private final Commits commits;

  /** Writes to this store. */
  public ChangePushRules(PushRuleStore store, FindPushRules find, Commits commits) {
    this.store = store;
    this.find = find;
    this.commits = commits;
  }

  /**
   * Adds or replaces a rule of the user's own.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where the rule is none; {@code M_UNKNOWN} where
   *     there is no rule of the user's beside which it could stand; {@code M_TOO_LARGE} where the
   *     user would have too many
   */
  public void put(UserId user, PushRuleKind kind, String id, JsonObject body, Place place) {
    change(user, Optional.empty(), kind, id, rules -> rules.put(kind, id, body, place));
  }

  /**
   * Removes a rule of the user's own.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none, or it is the server's
   */
  public void remove(UserId user, PushRuleKind kind, String id) {
    change(user, Optional.empty(), kind, id, rules -> rules.remove(kind, id));
  }

  /**
   * Switches a rule on or off.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public void enable(UserId user, PushRuleKind kind, String id, boolean enabled) {
    change(user, Optional.empty(), kind, id, rules -> rules.enable(kind, id, enabled));
  }

  /**
   * Lets a rule do something else.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none; {@code M_INVALID_PARAM} where
   *     the actions are none; {@code M_TOO_LARGE}
   */
  public void act(UserId user, PushRuleKind kind, String id, JsonArray actions) {
    change(user, Optional.empty(), kind, id, rules -> rules.act(kind, id, actions));
  }

  /**
   * Gives the user for a room the rules that they have for the one that it follows on. Where they
   * would have too many by that, all stays as it is.
   *
   * @return whether there was something to be copied
   */
  public boolean copy(UserId user, RoomId from, RoomId to) {
    PushRuleSet before = find.of(user).rules();
    if (before.copied(from, to).changes().equals(before.changes())) {
      return false;
    }
    change(user, Optional.of(to), PushRuleKind.ROOM, to.value(), rules -> rules.copied(from, to));
    return true;
  }

  private void change(
      UserId user,
      Optional<RoomId> copied,
      PushRuleKind kind,
      String id,
      UnaryOperator<PushRuleSet> change) {
    List<ChangeNotice> notices = new ArrayList<>();
    notices.add(new ChangeNotice.ForUsers(STREAM, user));
    copied
        .or(() -> kind == PushRuleKind.CONTENT ? Optional.empty() : RoomId.find(id))
        .ifPresent(room -> notices.add(new ChangeNotice.ForUsers(UnreadCounts.STREAM, user, room)));
    while (!tryTo(user, notices, change)) {
      Thread.onSpinWait();
    }
  }

  /** Whether nobody else was quicker. */
  private boolean tryTo(
      UserId user, List<ChangeNotice> notices, UnaryOperator<PushRuleSet> change) {
    FindPushRules.Found found = find.of(user);
    String changed = JsonWriter.toText(changed(found.rules(), change).changes());
    AtomicBoolean isFirst = new AtomicBoolean();
    commits.writeAt(
        notices,
        position -> {
          long now = store.find(user).map(StoredPushRules::position).orElse(0L);
          isFirst.set(now == found.position());
          if (isFirst.get()) {
            store.put(user, new StoredPushRules(changed, position));
          }
        });
    return isFirst.get();
  }

  private static PushRuleSet changed(PushRuleSet before, UnaryOperator<PushRuleSet> change) {
    try {
      return change.apply(before);
    } catch (InvalidPushRuleException refusal) {
      throw new MatrixFailure(code(refusal.kind()), String.valueOf(refusal.getMessage()));
    }
  }

  private static ErrorCode code(InvalidPushRuleException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> ErrorCode.NOT_FOUND;
      case NO_NEIGHBOUR -> ErrorCode.UNKNOWN;
      case MALFORMED -> ErrorCode.INVALID_PARAM;
      case TOO_MANY -> ErrorCode.TOO_LARGE;
    };
  }
}
