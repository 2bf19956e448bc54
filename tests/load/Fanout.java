import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One room, members on long polls, a steady sender: the time from sending a message until a member
 * has it, for each message and member, and whether one was lost or came twice.
 */
final class Fanout {
  private static final long POLL_MILLIS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Server server;
  private final String[] members;
  private final AtomicLongArray sentAt;
  private final long[][] delays;
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final CountDownLatch ready;
  private volatile boolean stopped;

  private Fanout(Server server, String[] members, int messages) {
    this.server = server;
    this.members = members;
    this.sentAt = new AtomicLongArray(messages);
    this.delays = new long[members.length][messages];
    this.ready = new CountDownLatch(members.length);
  }

  static Figures run(Server server, int members, int messages, int perSecond)
      throws IOException, InterruptedException {
    String[] users = Scenarios.users(server, members);
    try (Client sender = new Client(server)) {
      String owner = sender.register();
      String room = sender.createPublicRoom(owner);
      Workers.share(server, 8, members, (client, i) -> client.join(users[i], room));
      Fanout fanout = new Fanout(server, users, messages);
      Workers.Crew crew = Workers.start(server, members, fanout::listen);
      Figures figures = fanout.measure(number -> sender.send(owner, room, number), perSecond);
      crew.join();
      return figures;
    }
  }

  private interface Send {
    void send(int number) throws IOException;
  }

  private Figures measure(Send send, int perSecond) throws IOException, InterruptedException {
    ready.await();
    int messages = sentAt.length();
    int expected = members.length * messages;
    Figures.Stretch stretch = Figures.Stretch.begin(server);
    for (int i = 0; i < messages; i++) {
      sleepUntil(stretch.start() + i * 1_000_000_000L / perSecond);
      sentAt.set(i, System.nanoTime());
      send.send(i);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (delivered.get() < expected && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    Figures figures = new Figures().put("expected", expected).put("delivered", delivered.get());
    figures.put("repeated", repeated.get());
    figures.cost(stretch, expected);
    stopped = true;
    return figures.times(
        Arrays.stream(delays).flatMapToLong(Arrays::stream).filter(delay -> delay > 0).toArray());
  }

  private static void sleepUntil(long due) throws InterruptedException {
    long wait = due - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  private void listen(Client client, int member) throws IOException {
    String since;
    try {
      since = client.syncFirst(members[member]).field("next_batch");
    } finally {
      ready.countDown();
    }
    int missing = sentAt.length();
    while (missing > 0 && !stopped) {
      Answer answer = client.sync(members[member], since, POLL_MILLIS);
      long now = System.nanoTime();
      int[] fresh = {0};
      answer.numbers(Client.NUMBER, number -> fresh[0] += note(delays[member], number, now));
      missing -= fresh[0];
      since = answer.field("next_batch");
    }
  }

  /** Returns 1 for a message that the member did not have yet. */
  private int note(long[] delaysOfMember, int number, long now) {
    if (delaysOfMember[number] != 0) {
      repeated.incrementAndGet();
      return 0;
    }
    delaysOfMember[number] = now - sentAt.get(number);
    delivered.incrementAndGet();
    return 1;
  }
}
