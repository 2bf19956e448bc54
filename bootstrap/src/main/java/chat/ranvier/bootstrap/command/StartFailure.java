package chat.ranvier.bootstrap.command;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.bootstrap.config.InvalidConfigException;
import chat.ranvier.http.server.ListenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator is told in a sentence: failures of what surrounds the server, not of itself. */
final class StartFailure {
  private StartFailure() {}

  /** The sentence, where the failure is one of the surroundings. */
  static Optional<String> sentence(Exception failure) {
    return switch (failure) {
      case InvalidConfigException e -> Optional.ofNullable(e.getMessage());
      case CommandFailedException e -> Optional.ofNullable(e.getMessage());
      case ListenException e -> Optional.ofNullable(e.getMessage());
      case StorageException e -> Optional.of(withCause(e));
      case UncheckedIOException e -> Optional.of(withCause(e));
      default -> Optional.empty();
    };
  }

  private static String withCause(Exception failure) {
    String sentence = text(failure);
    Throwable cause = failure.getCause();
    String reason = cause == null ? "" : text(cause);
    String whole = sentence.contains(reason) ? sentence : sentence + ": " + reason;
    return whole.replaceAll("\\s+", " ").strip();
  }

  private static String text(@Nullable Throwable failure) {
    return switch (failure) {
      case AccessDeniedException e -> "no permission for " + e.getMessage();
      case NoSuchFileException e -> "there is no " + e.getMessage();
      case IOException e when e.getMessage() == null -> e.toString();
      case null -> "";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
