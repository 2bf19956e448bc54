import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Work shared among clients, each with a connection and a virtual thread of its own. */
final class Workers {
  private Workers() {}

  interface Job {
    void run(Client client, int number) throws IOException, InterruptedException;
  }

  /** Runs jobs 0 to {@code jobs - 1}, each taken by the next client that is free. */
  static void share(Server server, int clients, int jobs, Job job)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    each(
        server,
        Math.min(clients, jobs),
        (client, _) -> {
          for (int i = next.getAndIncrement(); i < jobs; i = next.getAndIncrement()) {
            job.run(client, i);
          }
        });
  }

  /** Runs the job once for each of so many clients; the first failure is thrown when all ended. */
  static void each(Server server, int clients, Job job) throws IOException, InterruptedException {
    start(server, clients, job).join();
  }

  /** The same in the background. */
  static Crew start(Server server, int clients, Job job) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int number = i;
      threads.add(Thread.startVirtualThread(() -> run(server, job, number, failure)));
    }
    return new Crew(threads, failure);
  }

  /** Clients at work. */
  record Crew(List<Thread> threads, AtomicReference<Exception> failure) {

    void join() throws IOException, InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
      if (failure.get() != null) {
        throw new IOException(failure.get());
      }
    }
  }

  private static void run(Server server, Job job, int number, AtomicReference<Exception> failure) {
    try (Client client = new Client(server)) {
      job.run(client, number);
    } catch (Exception thrown) {
      failure.compareAndSet(null, thrown);
    }
  }
}
