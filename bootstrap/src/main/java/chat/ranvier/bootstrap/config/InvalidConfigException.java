package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.source.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration with which the server cannot start. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> errors;

  /** A configuration with these errors. */
  public InvalidConfigException(List<Problem> errors) {
    super(errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** All that is wrong, in the order in which it was found. */
  public List<Problem> errors() {
    return errors;
  }
}
