import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of load; each makes its own users and rooms, so that they can run in any order. */
final class Scenarios {
  private static final int SETUP_CLIENTS = 8;
  private static final Map<String, Scenario> ALL = new LinkedHashMap<>();

  static {
    ALL.put("sequential", (server, scale) -> sequential(server, scale.of(500)));
    ALL.put("parallel", (server, scale) -> parallel(server, scale.of(4000), 16, 32));
    ALL.put("fanout", (server, scale) -> Fanout.run(server, scale.of(50), scale.of(400), 8));
    ALL.put("joins", (server, scale) -> joins(server, scale.of(500)));
    ALL.put("initialsync", (server, scale) -> initialSync(server, scale.of(100), 20, 5));
    ALL.put("messages", (server, scale) -> messages(server, scale.of(1000), scale.of(200)));
    ALL.put("keys", (server, scale) -> Keys.run(server, scale.of(1000), 5));
    ALL.put("idle", (server, scale) -> Idle.run(server, scale.of(500), Duration.ofSeconds(10)));
  }

  private Scenarios() {}

  private interface Scenario {
    Figures run(Server server, Scale scale) throws IOException, InterruptedException;
  }

  private record Scale(double factor) {
    int of(int full) {
      return (int) Math.max(1, Math.round(full * factor));
    }
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static Figures run(String name, Server server, double scale)
      throws IOException, InterruptedException {
    return ALL.get(name).run(server, new Scale(scale));
  }

  /** One user sends one message after another: how long a lone sender waits. */
  private static Figures sequential(Server server, int messages) throws IOException {
    try (Client client = new Client(server)) {
      String user = client.register();
      String room = client.createPrivateRoom(user);
      for (int i = 0; i < Math.max(50, messages / 10); i++) {
        client.send(user, room, i);
      }
      long[] times = new long[messages];
      Figures.Stretch stretch = Figures.Stretch.begin(server);
      for (int i = 0; i < messages; i++) {
        long start = System.nanoTime();
        client.send(user, room, i);
        times[i] = System.nanoTime() - start;
      }
      return new Figures().rate(stretch, messages).times(times);
    }
  }

  /** Many senders in many rooms at once: how much goes through. */
  private static Figures parallel(Server server, int messages, int rooms, int senders)
      throws IOException, InterruptedException {
    String[] users = new String[rooms];
    String[] roomIds = new String[rooms];
    Workers.share(
        server,
        SETUP_CLIENTS,
        rooms,
        (client, i) -> {
          users[i] = client.register();
          roomIds[i] = client.createPrivateRoom(users[i]);
        });
    Workers.Job send = (client, i) -> client.send(users[i % rooms], roomIds[i % rooms], i);
    Workers.share(server, senders, Math.max(rooms, messages / 10), send);
    return timed(server, senders, messages, send);
  }

  /** Many users join one room: what state and membership cost. */
  private static Figures joins(Server server, int members)
      throws IOException, InterruptedException {
    String room;
    try (Client client = new Client(server)) {
      room = client.createPublicRoom(client.register());
    }
    String[] users = users(server, members);
    return timed(server, 8, members, (client, i) -> client.join(users[i], room));
  }

  /** A user of many rooms asks for everything, then for the first page of sliding sync. */
  private static Figures initialSync(Server server, int rooms, int messages, int repeats)
      throws IOException, InterruptedException {
    String[] users = users(server, 2);
    Workers.share(
        server,
        SETUP_CLIENTS,
        rooms,
        (client, _) -> {
          String room = client.createPublicRoom(users[1]);
          client.join(users[0], room);
          for (int i = 0; i < messages; i++) {
            client.send(users[1], room, i);
          }
        });
    try (Client client = new Client(server)) {
      Figures figures = new Figures();
      figures.put("bytes", client.syncFirst(users[0]).length());
      long[] times = new long[repeats];
      Figures.Stretch stretch = Figures.Stretch.begin(server);
      for (int i = 0; i < repeats; i++) {
        long start = System.nanoTime();
        client.syncFirst(users[0]);
        times[i] = System.nanoTime() - start;
      }
      figures.times(times).cost(stretch, repeats);
      return slidingSync(client, users[0], repeats, figures);
    }
  }

  /** Servers without sliding sync have no figures for it. */
  private static Figures slidingSync(Client client, String user, int repeats, Figures figures) {
    long[] times = new long[repeats];
    try {
      for (int i = 0; i < repeats; i++) {
        long start = System.nanoTime();
        client.slidingSync(user);
        times[i] = System.nanoTime() - start;
      }
    } catch (IOException unsupported) {
      return figures;
    }
    return figures.times("sliding_", times);
  }

  /** Paging back through a room of many messages. */
  private static Figures messages(Server server, int messages, int pages)
      throws IOException, InterruptedException {
    String[] users = users(server, 1);
    String room;
    try (Client client = new Client(server)) {
      room = client.createPrivateRoom(users[0]);
      for (int i = 0; i < messages; i++) {
        client.send(users[0], room, i);
      }
      client.page(users[0], room, 100);
    }
    return timed(server, 4, pages, (client, _) -> client.page(users[0], room, 100));
  }

  static String[] users(Server server, int count) throws IOException, InterruptedException {
    String[] users = new String[count];
    Workers.share(server, SETUP_CLIENTS, count, (client, i) -> users[i] = client.register());
    return users;
  }

  private static Figures timed(Server server, int clients, int jobs, Workers.Job job)
      throws IOException, InterruptedException {
    long[] times = new long[jobs];
    Figures.Stretch stretch = Figures.Stretch.begin(server);
    Workers.share(
        server,
        clients,
        jobs,
        (client, i) -> {
          long start = System.nanoTime();
          job.run(client, i);
          times[i] = System.nanoTime() - start;
        });
    return new Figures().rate(stretch, jobs).times(times);
  }
}
