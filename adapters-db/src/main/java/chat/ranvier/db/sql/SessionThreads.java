package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that have a session each and do what is handed to them, first come first served.
 *
 * <p>Native calls hold the carrier of a virtual thread for as long as they take: they are made
 * here, on platform threads, while the caller waits parked.
 */
final class SessionThreads implements AutoCloseable {
  private final SessionScope scope;
  private final List<Session> sessions;
  private final ThreadPoolExecutor executor;

  SessionThreads(String name, ThreadFactory threads, SessionScope scope, List<Session> sessions) {
    this.scope = scope;
    this.sessions = List.copyOf(sessions);
    Iterator<Session> unbound = this.sessions.iterator();
    ThreadFactory withSession =
        serving -> named(name, threads.newThread(inSession(unbound.next(), serving)));
    executor =
        new ThreadPoolExecutor(
            sessions.size(),
            sessions.size(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            withSession);
    executor.prestartAllCoreThreads();
  }

  private static Thread named(String name, Thread thread) {
    thread.setName(name);
    return thread;
  }

  private Runnable inSession(Session session, Runnable serving) {
    return () ->
        scope.with(
            session,
            bound -> {
              serving.run();
              return true;
            });
  }

  /** Does the work in a thread's session; what it throws is thrown here. */
  <T> T call(SessionWork<T> work) {
    Callable<T> task = () -> scope.with(scope.required(), work);
    try {
      return await(executor.submit(task));
    } catch (RejectedExecutionException e) {
      throw new StorageException(StorageException.Kind.CLOSED, "the database is closed", e);
    }
  }

  /**
   * Waits also when interrupted: what has begun is either stored or not, and the caller must know.
   */
  private static <T> T await(Future<T> result) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unchecked(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    return switch (failure.getCause()) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      case null, default -> new IllegalStateException(failure);
    };
  }

  /** Ends the threads after what they were handed, then closes the sessions. */
  @Override
  public void close() {
    executor.close();
    for (Session session : sessions) {
      try {
        session.close();
      } catch (SQLException e) {
        throw scope.failure(e);
      }
    }
  }
}
