package chat.ranvier.application.encryption.dehydration.port;

import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/** The dehydrated devices of this server's users, of which each has one at most. */
public interface DehydratedDeviceStore {
  /** The user's dehydrated device. */
  Optional<DehydratedDevice> find(UserId user);

  /** Stores the user's dehydrated device in place of the one before, within a transaction. */
  void put(DehydratedDevice device);

  /** Deletes what is stored of the user's dehydrated device, within a transaction. */
  void delete(UserId user);
}
