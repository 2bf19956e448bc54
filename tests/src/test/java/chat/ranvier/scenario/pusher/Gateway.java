package chat.ranvier.scenario.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/**
 * A push gateway that notes what it is told, and treats each pushkey as the test wants: it answers,
 * rejects, fails, hangs, never ends or sends elsewhere.
 */
public final class Gateway implements AutoCloseable {
  private static final String PATH = "/_matrix/push/v1/notify";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final Map<String, List<JsonObject>> told = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

  /** What is done with a message to a pushkey. */
  public interface Behaviour {
    /** Answers. */
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A gateway at any port. */
  public Gateway() {
    this(0);
  }

  /** A gateway at this port. */
  public Gateway(int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject body = JsonReader.readObject(exchange.getRequestBody().readAllBytes());
      JsonObject notification = body.object("notification").orElseThrow();
      String pushkey = device(notification).string("pushkey").orElseThrow();
      told.computeIfAbsent(pushkey, unknown -> new CopyOnWriteArrayList<>()).add(notification);
      behaviours.getOrDefault(pushkey, takes()).answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same gateway, at this port, once it is closed here: it knows what it was told. */
  public Gateway reopened(int port) {
    Gateway again = new Gateway(port);
    again.told.putAll(told);
    again.behaviours.putAll(behaviours);
    return again;
  }

  /** What the message says of the one device that it is for. */
  public static JsonObject device(JsonObject notification) {
    return notification.array("devices").orElseThrow().objects().findFirst().orElseThrow();
  }

  /** Takes everything. */
  public static Behaviour takes() {
    return answering(200, "{\"rejected\":[]}");
  }

  /** Answers this to everything. */
  public static Behaviour answering(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Answers something that never ends. */
  public static Behaviour endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (true) {
        out.write(new byte[8_192]);
      }
    };
  }

  /** Answers nothing. */
  public static Behaviour hanging() {
    return exchange -> Thread.sleep(Duration.ofMinutes(5));
  }

  /** Treats a pushkey so from now on. */
  public void treat(String pushkey, Behaviour behaviour) {
    behaviours.put(pushkey, behaviour);
  }

  /** Its address. */
  public String url() {
    return url("127.0.0.1");
  }

  /** Its address at a host. */
  public String url(String host) {
    return "http://" + host + ":" + port() + PATH;
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** All messages to a pushkey, in the order in which they came. */
  public List<JsonObject> told(String pushkey) {
    return List.copyOf(told.getOrDefault(pushkey, List.of()));
  }

  /** Waits until there are so many messages to a pushkey, and hands them back. */
  public List<JsonObject> await(String pushkey, int count) {
    Awaitility.await(count + " messages to " + pushkey + ", told: " + told(pushkey))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> told(pushkey).size() >= count);
    return told(pushkey);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
