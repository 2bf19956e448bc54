package chat.ranvier.http.client.encryption.dehydration;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.dehydration.DeleteDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.FindDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.ReadDehydratedMessages;
import chat.ranvier.application.encryption.dehydration.StoreDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.client.encryption.keys.KeysBody;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The routes of dehydrated devices.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>
 */
public final class DehydratedDeviceRoutes {
  private static final List<String> VERSION = List.of("unstable/org.matrix.msc3814.v1");
  private static final String DEVICE = "/dehydrated_device";
  private static final Pattern TOKEN = Pattern.compile("d(\\d{1,18})");

  private final Operations operations;

  /** What is done with dehydrated devices. */
  public record Operations(
      StoreDehydratedDevice store,
      FindDehydratedDevice find,
      DeleteDehydratedDevice delete,
      ReadDehydratedMessages messages) {}

  /** The routes, on the operations behind them. */
  public DehydratedDeviceRoutes(Operations operations) {
    this.operations = operations;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("PUT", VERSION, DEVICE, this::store);
    router.client("GET", VERSION, DEVICE, this::find);
    router.client("DELETE", VERSION, DEVICE, this::delete);
    router.client("POST", VERSION, DEVICE + "/{deviceId}/events", this::messages);
  }

  private Answer store(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    DeviceId id = DeviceId.parse(BodyFields.text(body, "device_id"));
    DehydratedDevice device =
        new DehydratedDevice(
            new UserDevice(requester.user(), id), BodyFields.object(body, "device_data"));
    operations
        .store()
        .handle(
            requester,
            new StoreDehydratedDevice.Draft(
                device,
                BodyFields.optionalText(body, "initial_device_display_name"),
                KeysBody.upload(body)));
    return Answer.json(JsonObject.of("device_id", id.value()));
  }

  private Answer find(Exchange exchange, Requester requester) {
    DehydratedDevice device = operations.find().handle(requester);
    return Answer.json(
        JsonObject.of("device_id", device.device().device().value())
            .with("device_data", device.data()));
  }

  private Answer delete(Exchange exchange, Requester requester) {
    return Answer.json(JsonObject.of("device_id", operations.delete().handle(requester).value()));
  }

  private Answer messages(Exchange exchange, Requester requester) {
    long after =
        BodyFields.optionalText(exchange.body(), "next_batch")
            .map(DehydratedDeviceRoutes::position)
            .orElse(0L);
    DeviceId device = DeviceId.parse(exchange.pathParameter("deviceId"));
    ReadDehydratedMessages.Page page = operations.messages().handle(requester, device, after);
    return Answer.json(
        JsonObject.of("next_batch", "d" + page.position())
            .with(
                "events",
                new JsonArray(
                    page.messages().stream().map(DehydratedDeviceRoutes::json).toList())));
  }

  private static long position(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "'next_batch' must be one that an answer has given");
    }
    return Long.parseLong(matcher.group(1));
  }

  private static JsonValue json(DeviceMessage message) {
    return JsonObject.builder()
        .put("type", message.type())
        .put("sender", message.sender().value())
        .put(
            "content", JsonReader.readOwnObject(message.content().getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}
