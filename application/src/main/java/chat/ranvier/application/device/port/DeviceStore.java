package chat.ranvier.application.device.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The devices of this server's users. */
public interface DeviceStore {
  /**
   * Adds a device, where the user has none of this id.
   *
   * @return whether it was added
   */
  boolean insert(Device device);

  /** The user's device of this id. */
  Optional<Device> find(UserId user, DeviceId device);

  /** All devices of the user, by id. */
  List<Device> ofUser(UserId user);

  /**
   * Gives a device another name.
   *
   * @return whether there is such a device
   */
  boolean rename(UserId user, DeviceId device, String displayName);

  /** Takes the devices away, as far as they are there. */
  void delete(UserId user, Collection<DeviceId> devices);

  /**
   * Devices of all users that were last seen before a time, by user and id; none that were never
   * seen.
   *
   * @param before in milliseconds since 1970
   * @param after where to go on; none for the first ones
   * @param limit how many at most
   */
  List<DeviceSighting> seenBefore(long before, Optional<UserDevice> after, int limit);

  /** Notes when devices were last seen; nothing for those that are gone. */
  void noteSightings(Collection<DeviceSighting> sightings);
}
