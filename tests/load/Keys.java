import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Encryption: many devices upload their keys; then one device asks for those of all, claims a
 * one-time key of each, and sends each a message, as somebody does who begins to talk in a large
 * encrypted room.
 */
final class Keys {
  private static final int ONE_TIME_KEYS = 20;
  private static final int UPLOADERS = 8;
  private static final String SIGNATURE = "x".repeat(86);

  private Keys() {}

  /**
   * A user's only device.
   *
   * @param token its access token
   */
  record Device(String token, String user, String id) {
    private String member(String value) {
      return "\"" + user + "\":{\"" + id + "\":" + value + "}";
    }

    private String signatures() {
      return "\"signatures\":{\"" + user + "\":{\"ed25519:" + id + "\":\"" + SIGNATURE + "\"}}";
    }

    /** The body of an upload of identity keys and one-time keys. */
    String upload() {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < ONE_TIME_KEYS; i++) {
        keys.add(
            "\"signed_curve25519:A%d\":{\"key\":\"%s%d\",%s}"
                .formatted(i, "k".repeat(40), i, signatures()));
      }
      return """
      {"device_keys": {"user_id": "%1$s", "device_id": "%2$s",
        "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
        "keys": {"curve25519:%2$s": "%3$s", "ed25519:%2$s": "%3$s"}, %4$s},
       "one_time_keys": {%5$s}}
      """
          .formatted(user, id, "k".repeat(43), signatures(), String.join(",", keys));
    }
  }

  /** Uploads for so many devices, and asks so often for all of them. */
  static Figures run(Server server, int count, int repeats)
      throws IOException, InterruptedException {
    Device[] devices = new Device[count];
    Workers.share(server, UPLOADERS, count, (client, i) -> devices[i] = client.registerDevice());
    long[] uploads = new long[count];
    Figures.Stretch stretch = Figures.Stretch.begin(server);
    Workers.share(
        server,
        UPLOADERS,
        count,
        (client, i) ->
            uploads[i] = timed(() -> client.uploadKeys(devices[i].token(), devices[i].upload())));
    Figures figures = new Figures().rate(stretch, count).times(uploads);
    List<Device> all = List.of(devices);
    try (Client client = new Client(server)) {
      Device asking = client.registerDevice();
      String users = join(all, device -> "\"" + device.user() + "\":[]");
      figures.times("query_", times(repeats, () -> client.queryKeys(asking.token(), users)));
      String wanted = join(all, device -> device.member("\"signed_curve25519\""));
      figures.times("claim_", times(repeats, () -> client.claimKeys(asking.token(), wanted)));
      String message = "{\"body\":\"%s\"}".formatted("m".repeat(500));
      String messages = join(all, device -> device.member(message));
      figures.times(
          "to_device_", times(repeats, () -> client.sendToDevices(asking.token(), messages)));
    }
    return figures;
  }

  private static String join(List<Device> devices, Function<Device, String> member) {
    return devices.stream().map(member).collect(Collectors.joining(","));
  }

  private interface Call {
    void make() throws IOException;
  }

  private static long[] times(int repeats, Call call) throws IOException {
    long[] times = new long[repeats];
    for (int i = 0; i < repeats; i++) {
      times[i] = timed(call);
    }
    return times;
  }

  private static long timed(Call call) throws IOException {
    long start = System.nanoTime();
    call.make();
    return System.nanoTime() - start;
  }
}
