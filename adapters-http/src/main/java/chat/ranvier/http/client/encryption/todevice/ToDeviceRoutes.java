package chat.ranvier.http.client.encryption.todevice;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.List;

/**
 * The route of {@code to_device.yaml}, also where clients from before it was stable look for it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 *     messaging</a>
 */
public final class ToDeviceRoutes {
  private static final List<String> VERSIONS = List.of("r0", "v3", "unstable");

  /** It may bring keys of rooms to a thousand devices and more, though clients send portions. */
  private static final int LARGEST = 4 << 20;

  private final SendToDevice sendToDevice;

  /** The route, on the operation behind it. */
  public ToDeviceRoutes(SendToDevice sendToDevice) {
    this.sendToDevice = sendToDevice;
  }

  /** Adds the route. */
  public void register(Router router) {
    router.client(
        "PUT",
        VERSIONS,
        "/sendToDevice/{eventType}/{txnId}",
        Admission.USERS_AND_GUESTS,
        this::send);
  }

  private Answer send(Exchange exchange, Requester requester) {
    sendToDevice.handle(
        requester,
        exchange.pathParameter("eventType"),
        exchange.pathParameter("txnId"),
        messages(exchange.body(LARGEST)));
    return Answer.empty();
  }

  private static OutgoingMessages messages(JsonObject body) {
    OutgoingMessages messages = OutgoingMessages.none();
    BodyFields.optionalObject(body, "messages")
        .orElseThrow(() -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing 'messages'"))
        .forEach(
            (user, devices) -> {
              UserId id = UserId.parse(user);
              object("messages", devices)
                  .forEach(
                      (device, content) -> messages.add(id, device, object("a message", content)));
            });
    return messages;
  }

  private static JsonObject object(String what, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MatrixFailure(ErrorCode.BAD_JSON, what + " must be an object");
  }
}
