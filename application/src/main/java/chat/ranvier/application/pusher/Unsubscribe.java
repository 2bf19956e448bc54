package chat.ranvier.application.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherStore;
import java.security.MessageDigest;

/** Ends a pusher for whoever reads the mails that it writes: by the secret in their links. */
public final class Unsubscribe {
  private final PusherStore pushers;
  private final Commits commits;

  /** Ends pushers of this store. */
  public Unsubscribe(PusherStore pushers, Commits commits) {
    this.pushers = pushers;
    this.commits = commits;
  }

  /**
   * Ends the pusher; durable on return.
   *
   * @return whether there was one with this secret
   */
  public boolean handle(PusherKey key, String secret) {
    return isThere(key, secret) && commits.write(() -> isThere(key, secret) && pushers.delete(key));
  }

  private boolean isThere(PusherKey key, String secret) {
    return pushers
        .find(key)
        .map(Pusher::secret)
        .filter(its -> MessageDigest.isEqual(its.getBytes(UTF_8), secret.getBytes(UTF_8)))
        .isPresent();
  }
}
