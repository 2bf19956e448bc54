package chat.ranvier.application.access;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/** Requesters for tests of use cases. */
public final class Requesters {
  private Requesters() {}

  /** An ordinary user on a device named {@code DEVICE}. */
  public static Requester of(String user) {
    return of(user, "DEVICE");
  }

  /** An ordinary user on this device. */
  public static Requester of(String user, String device) {
    return of(user, device, Standing.ORDINARY);
  }

  /** A guest. */
  public static Requester guest(String user) {
    return of(user, "DEVICE", Standing.GUEST);
  }

  /** A user who stands like this, on this device. */
  public static Requester of(String user, String device, Standing standing) {
    return new Requester(
        UserId.parse(user),
        Optional.of(new DeviceId(device)),
        TokenHash.of("token of " + user + " " + device),
        standing);
  }
}
