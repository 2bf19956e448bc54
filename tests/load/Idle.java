import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Many clients wait on a long poll in which nothing happens: what waiting costs. */
final class Idle {
  private final Server server;
  private final String[] users;
  private final Duration wait;
  private final CountDownLatch synced;
  private final CountDownLatch go = new CountDownLatch(1);

  private Idle(Server server, String[] users, Duration wait) {
    this.server = server;
    this.users = users;
    this.wait = wait;
    this.synced = new CountDownLatch(users.length);
  }

  static Figures run(Server server, int clients, Duration wait)
      throws IOException, InterruptedException {
    return new Idle(server, Scenarios.users(server, clients), wait).measure();
  }

  private Figures measure() throws IOException, InterruptedException {
    int clients = users.length;
    Figures figures = new Figures().put("clients", clients);
    long resident = Usage.residentKib(server);
    Figures.Stretch before = Figures.Stretch.begin(server);
    Workers.Crew crew = Workers.start(server, clients, this::poll);
    synced.await();
    Figures.Stretch polling = Figures.Stretch.begin(server);
    go.countDown();
    Thread.sleep(wait.dividedBy(2));
    long grown = Usage.residentKib(server) - resident;
    crew.join();
    figures.cost(polling, clients);
    if (!server.processes().isEmpty()) {
      double firstSyncs = polling.usage().server() - before.usage().server();
      figures.put("first_sync_cpu_ms", firstSyncs / clients);
      figures.put("kib_per_client", grown / (double) clients);
    }
    return figures;
  }

  private void poll(Client client, int number) throws IOException, InterruptedException {
    String since;
    try {
      since = client.syncFirst(users[number]).field("next_batch");
    } finally {
      synced.countDown();
    }
    go.await();
    client.sync(users[number], since, wait.toMillis());
  }
}
