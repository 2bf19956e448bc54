package chat.ranvier.application.pusher;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherStore;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes, changes and takes away pushers of the requester.
 *
 * <p>A pusher that is changed keeps its place and its device: one device may turn another's off and
 * on (MSC3881). A new one begins with what comes after it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3pushersset">POST
 *     /pushers/set</a>
 */
public final class SetPusher {
  /** Pushers that were made, changed or taken away by their users. */
  public static final ChangeStream STREAM = new ChangeStream("pushers");

  /** How many pushers one user may have. */
  public static final int MAX_PUSHERS = 100;

  private static final int SECRET_BYTES = 24;

  private final PusherStore pushers;
  private final PusherRules rules;
  private final Commits commits;
  private final Time time;
  private final Chance chance;

  /** Sets what these rules allow. */
  public SetPusher(
      PusherStore pushers, PusherRules rules, Commits commits, Time time, Chance chance) {
    this.pushers = pushers;
    this.rules = rules;
    this.commits = commits;
    this.time = time;
    this.chance = chance;
  }

  /**
   * Makes the pusher, or changes the one that the requester has with the same key; durable on
   * return.
   *
   * @throws MatrixFailure where {@link PusherRules#check} refuses it; {@code M_TOO_LARGE} where the
   *     requester has too many
   */
  public void handle(Requester requester, PusherDraft draft) {
    rules.check(requester.user(), draft);
    PusherKey key = new PusherKey(requester.user(), draft.appId(), draft.pushkey());
    String secret = HexFormat.of().formatHex(chance.bytes(SECRET_BYTES));
    AtomicBoolean isFull = new AtomicBoolean();
    commits.writeAt(
        new ChangeNotice.ForUsers(STREAM, requester.user()),
        position -> {
          Optional<Pusher> before = pushers.find(key);
          isFull.set(before.isEmpty() && pushers.ofUser(key.user()).size() >= MAX_PUSHERS);
          if (!isFull.get()) {
            pushers.put(
                before
                    .map(there -> changed(there, draft, position))
                    .orElseGet(() -> made(requester, key, draft, secret, position)));
            dropOthers(key, draft);
          }
        });
    if (isFull.get()) {
      throw new MatrixFailure(ErrorCode.TOO_LARGE, "You have too many pushers");
    }
  }

  private void dropOthers(PusherKey key, PusherDraft draft) {
    if (!draft.append()) {
      pushers.deleteOfOthers(key);
    }
  }

  private Pusher made(
      Requester requester, PusherKey key, PusherDraft draft, String secret, long position) {
    return new Pusher(
        key,
        requester.device(),
        draft.settings(),
        position,
        time.nowMillis(),
        secret,
        PusherProgress.startingAt(position));
  }

  /** What was off begins anew, and so does what notifies in another way. */
  private Pusher changed(Pusher before, PusherDraft draft, long position) {
    boolean goesOn =
        before.settings().enabled() && before.settings().kind().equals(draft.settings().kind());
    return new Pusher(
        before.key(),
        before.device(),
        draft.settings(),
        goesOn ? before.madeAt() : position,
        time.nowMillis(),
        before.secret(),
        goesOn ? before.progress().free() : PusherProgress.startingAt(position));
  }

  /** Takes the pusher away, where the requester has it; durable on return. */
  public void remove(Requester requester, String appId, String pushkey) {
    PusherKey key = new PusherKey(requester.user(), appId, pushkey);
    if (pushers.find(key).isPresent()) {
      commits.writeAt(
          new ChangeNotice.ForUsers(STREAM, requester.user()), position -> pushers.delete(key));
    }
  }
}
