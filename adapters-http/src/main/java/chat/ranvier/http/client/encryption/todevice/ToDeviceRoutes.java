package chat.ranvier.http.client.encryption.todevice;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
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
    BodyFields.object(body, "messages")
        .forEach(
            (user, devices) -> {
              UserId id = UserId.parse(user);
              BodyFields.asObject(devices, "messages")
                  .forEach(
                      (device, content) ->
                          messages.add(id, device, BodyFields.asObject(content, "a message")));
            });
    return messages;
  }
}
