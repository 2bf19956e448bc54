import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of the client-server API that the load is made of, over one connection. */
final class Client implements AutoCloseable {
  /** The name under which a message carries its number. */
  static final byte[] NUMBER = Answer.quoted("load_number");

  private static final String V3 = "/_matrix/client/v3";
  private static final String SLIDING =
      "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync?timeout=0";
  private static final String FIRST_PAGE =
      """
      {"lists": {"rooms": {"ranges": [[0, 19]], "timeline_limit": 1, "required_state": [
        ["m.room.create", ""], ["m.room.name", ""], ["m.room.avatar", ""],
        ["m.room.encryption", ""], ["m.room.canonical_alias", ""], ["m.room.member", "$ME"], ["m.room.member", "$LAZY"]]}},
       "extensions": {"to_device": {"enabled": true}, "e2ee": {"enabled": true},
        "account_data": {"enabled": true}, "receipts": {"enabled": true},
        "typing": {"enabled": true}}}\
      """;
  private static final String LAZY_FILTER =
      "{\"room\":{\"state\":{\"lazy_load_members\":true},"
          + "\"timeline\":{\"limit\":20,\"not_types\":[\"load.";
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
  private static final AtomicLong NAMES = new AtomicLong();
  private static final AtomicLong FILTERS = new AtomicLong();
  private static final AtomicLong TRANSACTIONS = new AtomicLong();

  private final Connection connection;

  Client(Server server) throws IOException {
    connection = server.connect();
  }

  /** Registers a user of a new name; returns the access token. */
  String register() throws IOException {
    return registerDevice().token();
  }

  /** Registers a user of a new name, with a device. */
  Keys.Device registerDevice() throws IOException {
    String name = "load-" + RUN + "-" + NAMES.incrementAndGet();
    String body =
        "{\"username\":\""
            + name
            + "\",\"password\":\"a password for the load\",\"auth\":{\"type\":\"m.login.dummy\"}}";
    Answer answer = post("", V3 + "/register", body);
    return new Keys.Device(
        answer.field("access_token"), answer.field("user_id"), answer.field("device_id"));
  }

  String createPrivateRoom(String token) throws IOException {
    return createRoom(token, "private_chat");
  }

  String createPublicRoom(String token) throws IOException {
    return createRoom(token, "public_chat");
  }

  private String createRoom(String token, String preset) throws IOException {
    return post(token, V3 + "/createRoom", "{\"preset\":\"" + preset + "\"}").field("room_id");
  }

  void join(String token, String room) throws IOException {
    post(token, V3 + "/join/" + encode(room), "{}");
  }

  /** Sends a message that carries a number. */
  void send(String token, String room, int number) throws IOException {
    String path =
        V3
            + "/rooms/"
            + encode(room)
            + "/send/m.room.message/"
            + RUN
            + TRANSACTIONS.incrementAndGet();
    String body =
        "{\"msgtype\":\"m.text\",\"body\":\"one message of many, as long as people's messages are"
            + " when they have something to tell\",\"load_number\":"
            + number
            + "}";
    call("PUT", path, token, body);
  }

  Answer page(String token, String room, int limit) throws IOException {
    return get(token, V3 + "/rooms/" + encode(room) + "/messages?dir=b&limit=" + limit);
  }

  /**
   * The first sync of a client, filtered as most do, in words of its own: no answer is an old one.
   */
  Answer syncFirst(String token) throws IOException {
    String filter = LAZY_FILTER + FILTERS.incrementAndGet() + "\"]}}}";
    return get(token, V3 + "/sync?timeout=0&filter=" + encode(filter));
  }

  Answer sync(String token, String since, long timeoutMillis) throws IOException {
    return get(token, V3 + "/sync?timeout=" + timeoutMillis + "&since=" + encode(since));
  }

  void uploadKeys(String token, String body) throws IOException {
    post(token, V3 + "/keys/upload", body);
  }

  /**
   * Asks for keys of devices.
   *
   * @param users the members of the object that names them
   */
  void queryKeys(String token, String users) throws IOException {
    post(token, V3 + "/keys/query", "{\"device_keys\":{" + users + "}}");
  }

  /**
   * Claims one-time keys.
   *
   * @param wanted the members of the object that names users, devices and the algorithm
   */
  void claimKeys(String token, String wanted) throws IOException {
    post(token, V3 + "/keys/claim", "{\"one_time_keys\":{" + wanted + "}}");
  }

  /**
   * Sends messages to devices.
   *
   * @param messages the members of the object that holds them by user and device
   */
  void sendToDevices(String token, String messages) throws IOException {
    String path = V3 + "/sendToDevice/load.text/" + RUN + TRANSACTIONS.incrementAndGet();
    call("PUT", path, token, "{\"messages\":{" + messages + "}}");
  }

  Answer slidingSync(String token) throws IOException {
    return post(token, SLIDING, FIRST_PAGE);
  }

  private Answer get(String token, String path) throws IOException {
    return call("GET", path, token, "");
  }

  private Answer post(String token, String path, String body) throws IOException {
    return call("POST", path, token, body);
  }

  private Answer call(String method, String path, String token, String body) throws IOException {
    Answer answer = connection.exchange(method, path, token, body);
    if (answer.status() != 200) {
      throw new IOException(method + " " + path + ": " + answer.status() + " " + answer.text());
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
