package chat.ranvier.bootstrap.config.source;

import chat.ranvier.bootstrap.config.source.Problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that an operator sees all of them at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds something that keeps the server from starting. */
  public void error(Place place, String option, String message) {
    found.add(new Problem(Severity.ERROR, place, option, message));
  }

  /** Adds something that does not keep the server from starting. */
  public void warning(Place place, String option, String message) {
    found.add(new Problem(Severity.WARNING, place, option, message));
  }

  /** Those that keep the server from starting, in the order in which they were found. */
  public List<Problem> errors() {
    return found.stream().filter(Problem::isError).toList();
  }

  /** Those that do not, in the order in which they were found. */
  public List<Problem> warnings() {
    return found.stream().filter(problem -> !problem.isError()).toList();
  }
}
