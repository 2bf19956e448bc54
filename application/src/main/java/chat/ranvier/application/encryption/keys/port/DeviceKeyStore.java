package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The identity keys of devices, and when somebody's devices or their keys changed last. */
public interface DeviceKeyStore {
  /** Stores the keys of a device in place of those it had, within a transaction. */
  void put(UserDevice device, JsonObject keys);

  /** The keys of a device, where it has uploaded some. */
  Optional<JsonObject> find(UserDevice device);

  /** All devices of the users that have uploaded keys, by user and device id. */
  List<PublishedDevice> ofUsers(Collection<UserId> users);

  /** Deletes the keys of devices, as far as there are any, within a transaction. */
  void delete(UserId user, Collection<DeviceId> devices);

  /**
   * Notes, within a transaction, that others must ask for the user's keys again.
   *
   * @param position the stream position of the change, which is higher than those before
   */
  void noteChange(UserId user, long position);

  /**
   * Of these users those whose keys have changed.
   *
   * @param after only changes at stream positions above this one
   * @param upTo the last position that is looked at
   */
  List<UserId> changedAmong(Collection<UserId> users, long after, long upTo);

  /**
   * The users whose keys have changed, whoever they are.
   *
   * @param after only changes at stream positions above this one
   * @param upTo the last position that is looked at
   */
  List<UserId> changed(long after, long upTo);
}
