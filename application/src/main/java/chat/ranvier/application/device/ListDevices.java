package chat.ranvier.application.device;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Shows a user their own devices.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3devices">GET
 *     /devices</a>
 */
public final class ListDevices {
  private final DeviceStore devices;

  /** Reads from this store. */
  public ListDevices(DeviceStore devices) {
    this.devices = devices;
  }

  /** All devices of the requester, by id, in the form that clients know. */
  public List<JsonObject> handle(Requester requester) {
    return devices.ofUser(requester.user()).stream().map(ListDevices::toJson).toList();
  }

  /**
   * One device of the requester, in the form that clients know.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none of this id
   */
  public JsonObject one(Requester requester, DeviceId device) {
    return devices
        .find(requester.user(), device)
        .map(ListDevices::toJson)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "No such device"));
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private static JsonObject toJson(Device device) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("device_id", device.id().value())
            .put("user_id", device.user().value())
            .putIfPresent("display_name", device.displayName());
    device
        .lastSeen()
        .ifPresent(
            seen ->
                json.put("last_seen_ts", seen.at())
                    .putIfPresent("last_seen_ip", known(seen.address()))
                    .putIfPresent("last_seen_user_agent", known(seen.userAgent())));
    return json.build();
  }
}
