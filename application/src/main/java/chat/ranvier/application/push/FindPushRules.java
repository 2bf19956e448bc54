package chat.ranvier.application.push;

import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.TreeSize;
import chat.ranvier.domain.push.PushRule;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.push.PushRuleKind;
import chat.ranvier.domain.push.PushRuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells a user's push rules: the server's, with what the user has changed.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3pushrules">GET
 *     pushrules</a>
 */
public final class FindPushRules {
  private final PushRuleStore store;
  private final PushRuleFeatures features;

  /** Reads from this store. */
  public FindPushRules(PushRuleStore store, PushRuleFeatures features) {
    this.store = store;
    this.features = features;
  }

  /**
   * A user's rules.
   *
   * @param position the stream position of their last change; 0 where they are the server's
   */
  record Found(PushRuleSet rules, long position) {}

  /** The user's rules. */
  Found of(UserId user) {
    Optional<StoredPushRules> stored = store.find(user);
    return new Found(
        stored.map(found -> read(user, found)).orElseGet(() -> PushRuleSet.of(user, features)),
        stored.map(StoredPushRules::position).orElse(0L));
  }

  /** The rules that are stored so. */
  PushRuleSet read(UserId user, StoredPushRules stored) {
    byte[] json = stored.changes().getBytes(StandardCharsets.UTF_8);
    WorkingMemory.current().take(TreeSize.most(json.length));
    return PushRuleSet.of(user, features, JsonReader.readObject(json));
  }

  /** The rules by kind, all global. */
  public JsonObject all(UserId user) {
    return of(user).rules().json();
  }

  /**
   * The rules as account data, where they changed at a position in (after, upTo], or all is wanted.
   *
   * @param after 0 where they are wanted in any case
   */
  public Optional<JsonObject> changedBetween(UserId user, long after, long upTo) {
    Found found = of(user);
    boolean isNew = found.position() > after && found.position() <= upTo;
    return after == 0 || isNew
        ? Optional.of(JsonObject.of("global", found.rules().json()))
        : Optional.empty();
  }

  /**
   * One rule.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public PushRule one(UserId user, PushRuleKind kind, String id) {
    return of(user)
        .rules()
        .find(kind, id)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "The push rule was not found."));
  }
}
