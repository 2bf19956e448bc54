package chat.ranvier.application.pusher.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.outbound.port.OutboundAnswer;
import chat.ranvier.application.outbound.port.OutboundException;
import chat.ranvier.application.outbound.port.OutboundHttp;
import chat.ranvier.application.outbound.port.OutboundRequest;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The push gateways, each of which may be slow, broken or hostile.
 *
 * @see <a href="https://spec.matrix.org/v1.19/push-gateway-api/">Push gateway API</a>
 */
public final class PushGateways {
  private static final Logger LOG = LoggerFactory.getLogger(PushGateways.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_ANSWER_BYTES = 65_536;

  private final OutboundHttp http;
  private final GatewayLimits limits;

  /** What a gateway has done with a message. */
  enum Reception {
    /** It has taken it. */
    TAKEN,
    /** It does not know the pushkey, or not any more. */
    REJECTED,
    /** It has not, for now. */
    FAILED
  }

  /** Gateways that are reached by this client, so many at once. */
  public PushGateways(OutboundHttp http, GatewayLimits limits) {
    this.http = http;
    this.limits = limits;
  }

  /** Sends a message to the pusher's gateway and waits for what becomes of it. */
  Reception send(Pusher pusher, JsonObject message) {
    String url = pusher.settings().data().string("url").orElse("");
    boolean isTroubled = pusher.progress().trouble().isPresent();
    return limits.within(origin(url), isTroubled, () -> post(pusher, url, message));
  }

  private static String origin(String url) {
    int host = url.indexOf("://") + "://".length();
    int path = url.indexOf('/', host);
    return path < 0 ? url : url.substring(0, path);
  }

  private Reception post(Pusher pusher, String url, JsonObject message) {
    try {
      OutboundAnswer answer =
          http.send(
              new OutboundRequest(
                  "POST", url, Optional.of(JsonWriter.toBytes(message)), LIMIT, MAX_ANSWER_BYTES));
      if (answer.isGood()) {
        return reception(pusher, JsonReader.readObject(answer.body().getBytes(UTF_8)));
      }
      LOG.info("{} answers a pusher of {} with {}", origin(url), user(pusher), answer.status());
    } catch (OutboundException e) {
      LOG.info("{} takes nothing of {}: {}", origin(url), user(pusher), e.getMessage());
    } catch (InvalidJsonException e) {
      LOG.info("{} answers a pusher of {} with no JSON", origin(url), user(pusher));
    }
    return Reception.FAILED;
  }

  private static String user(Pusher pusher) {
    return pusher.key().user().value();
  }

  private static Reception reception(Pusher pusher, JsonObject answer) {
    return answer
            .array("rejected")
            .map(JsonArray::strings)
            .filter(keys -> keys.anyMatch(pusher.key().pushkey()::equals))
            .isPresent()
        ? Reception.REJECTED
        : Reception.TAKEN;
  }
}
