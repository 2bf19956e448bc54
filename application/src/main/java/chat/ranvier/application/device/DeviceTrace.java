package chat.ranvier.application.device;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** Something that is kept for devices, and goes with them. */
public interface DeviceTrace {
  /** Within a write: deletes what is kept for these devices of the user, as far as it is there. */
  void deleteWithin(UserId user, Collection<DeviceId> devices);
}
