package chat.ranvier.application.access;

import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonWriter;
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
  private Optional<TokenHash> repeatable = Optional.empty();

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

  /** Binds the complete session to the content of the request that it was completed for. */
  void completeFor(Interaction interaction) {
    lock.lock();
    try {
      repeatable = Optional.of(content(interaction));
    } finally {
      lock.unlock();
    }
  }

  boolean admits(Interaction interaction) {
    lock.lock();
    try {
      return method.equals(interaction.method())
          && path.equals(interaction.path())
          && user.equals(interaction.user())
          && (repeatable.isEmpty()
              || user.isEmpty()
              || repeatable.get().equals(content(interaction)));
    } finally {
      lock.unlock();
    }
  }

  private static TokenHash content(Interaction interaction) {
    return TokenHash.of(JsonWriter.toText(interaction.body().without("auth")));
  }
}
