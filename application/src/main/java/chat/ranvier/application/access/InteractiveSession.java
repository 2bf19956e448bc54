package chat.ranvier.application.access;

import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A session of user-interactive authentication: what it is for, and what has been completed. */
final class InteractiveSession {
  private final String id;
  private final String method;
  private final String path;
  private final Optional<UserId> user;
  private final Lock lock = new ReentrantLock();
  private final List<String> completed = new ArrayList<>();
  private boolean isUsedUp;

  InteractiveSession(String id, Interaction interaction) {
    this.id = id;
    this.method = interaction.method();
    this.path = interaction.path();
    this.user = interaction.user();
  }

  String id() {
    return id;
  }

  List<String> completed() {
    lock.lock();
    try {
      return List.copyOf(completed);
    } finally {
      lock.unlock();
    }
  }

  void complete(String stage) {
    lock.lock();
    try {
      if (!completed.contains(stage)) {
        completed.add(stage);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Uses the session up; false where another request has done so. */
  boolean useUp() {
    lock.lock();
    try {
      boolean isFirst = !isUsedUp;
      isUsedUp = true;
      return isFirst;
    } finally {
      lock.unlock();
    }
  }

  boolean admits(Interaction interaction) {
    return method.equals(interaction.method())
        && path.equals(interaction.path())
        && user.equals(interaction.user());
  }
}
