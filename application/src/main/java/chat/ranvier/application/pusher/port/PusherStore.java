package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The pushers of this server's users. */
public interface PusherStore {
  /** The pusher with this key. */
  Optional<Pusher> find(PusherKey key);

  /** All pushers of the user, by application and key. */
  List<Pusher> ofUser(UserId user);

  /** Users who have pushers, by id. */
  List<UserId> users(Optional<UserId> after, int max);

  /** Stores the pusher, in place of one with the same key. */
  void put(Pusher pusher);

  /**
   * Notes how far a pusher has come.
   *
   * @return whether it is still there, and still the one that was made at this position
   */
  boolean note(PusherKey key, long madeAt, PusherProgress progress);

  /**
   * Takes the pusher away.
   *
   * @return whether it was there
   */
  boolean delete(PusherKey key);

  /** Takes pushers of the same application and pushkey away from all other users. */
  void deleteOfOthers(PusherKey kept);

  /** Takes the pushers away that these devices have made. */
  void deleteOfDevices(UserId user, Collection<DeviceId> devices);

  /** Takes all pushers of the user away. */
  void deleteAll(UserId user);
}
