package chat.ranvier.http.client.device;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.DeleteDevices;
import chat.ranvier.application.device.ListDevices;
import chat.ranvier.application.device.RenameDevice;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.client.access.Interactions;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.List;

/**
 * The routes of {@code device_management.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device
 *     management</a>
 */
public final class DeviceManagementRoutes {
  private static final String ONE = "/devices/{deviceId}";

  private final ListDevices listDevices;
  private final RenameDevice renameDevice;
  private final DeleteDevices deleteDevices;

  /** The routes, on the operations behind them. */
  public DeviceManagementRoutes(
      ListDevices listDevices, RenameDevice renameDevice, DeleteDevices deleteDevices) {
    this.listDevices = listDevices;
    this.renameDevice = renameDevice;
    this.deleteDevices = deleteDevices;
  }

  /** Adds the routes. */
  public void register(Router router) {
    Admission guestsToo = Admission.USERS_AND_GUESTS;
    router.client("GET", Router.R0_V3, "/devices", guestsToo, this::list);
    router.client("GET", Router.R0_V3, ONE, guestsToo, this::show);
    router.client("PUT", Router.R0_V3, ONE, guestsToo, this::rename);
    router.client("DELETE", Router.R0_V3, ONE, this::delete);
    router.client("POST", Router.R0_V3, "/delete_devices", this::deleteSeveral);
  }

  private Answer list(Exchange exchange, Requester requester) {
    List<JsonValue> devices = List.copyOf(listDevices.handle(requester));
    return Answer.json(JsonObject.of("devices", new JsonArray(devices)));
  }

  private Answer show(Exchange exchange, Requester requester) {
    return Answer.json(listDevices.one(requester, device(exchange)));
  }

  private Answer rename(Exchange exchange, Requester requester) {
    renameDevice.handle(
        requester,
        device(exchange),
        BodyFields.optionalText(exchange.bodyOrEmpty(), "display_name"));
    return Answer.empty();
  }

  private Answer delete(Exchange exchange, Requester requester) {
    JsonObject body = exchange.bodyOrEmpty();
    deleteDevices.handle(
        requester, List.of(device(exchange)), Interactions.of(exchange, requester, body));
    return Answer.empty();
  }

  private Answer deleteSeveral(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    List<DeviceId> devices =
        body
            .array("devices")
            .orElseThrow(() -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing list 'devices'"))
            .values()
            .stream()
            .map(DeviceManagementRoutes::deviceId)
            .toList();
    deleteDevices.handle(requester, devices, Interactions.of(exchange, requester, body));
    return Answer.empty();
  }

  private static DeviceId device(Exchange exchange) {
    return DeviceId.parse(exchange.pathParameter("deviceId"));
  }

  private static DeviceId deviceId(JsonValue value) {
    if (value instanceof JsonString text) {
      return DeviceId.parse(text.value());
    }
    throw new MatrixFailure(ErrorCode.BAD_JSON, "'devices' must be a list of strings");
  }
}
