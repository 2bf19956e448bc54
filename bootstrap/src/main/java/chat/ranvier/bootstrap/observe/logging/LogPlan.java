package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is logged, where to, and in which form.
 *
 * @param root the level of all loggers that no rule names
 * @param targets where their lines go
 * @param rules what holds for some loggers instead
 */
record LogPlan(Level root, List<Target> targets, List<Rule> rules) {
  LogPlan {
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
  }

  /** What holds where an operator says nothing: everything from INFO on, to standard error. */
  static LogPlan standard(LineForm form) {
    Target console = new Target(new Target.Console(true), form, Level.TRACE);
    return new LogPlan(Level.INFO, List.of(console), List.of());
  }

  /**
   * What holds for a logger and those below it.
   *
   * @param level the lowest that is logged; where it is missing, that of the logger above
   * @param additive whether lines go to the targets of the loggers above, too
   */
  record Rule(String logger, @Nullable Level level, boolean additive, List<Target> targets) {
    Rule {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Where lines go.
   *
   * @param threshold the lowest level that does
   */
  record Target(Place place, LineForm form, Level threshold) {
    /** A place for lines. */
    sealed interface Place {}

    /** A stream of the process: standard error or output. */
    record Console(boolean error) implements Place {}

    /** A file that grows. */
    record Growing(Path file) implements Place {}

    /** A file that is put aside when it has grown to a size; so many are kept beside it. */
    record RolledBySize(Path file, long maxBytes, int kept) implements Place {}

    /** A file that is put aside at midnight; so many are kept beside it. */
    record RolledByDay(Path file, int kept) implements Place {}
  }

  /** How a line looks. */
  sealed interface LineForm {
    /** Text after a pattern of Logback's. */
    record Text(String pattern) implements LineForm {
      /** The documented form of the request log. */
      static final Text STANDARD =
          new Text("%d - %logger - 0 - %levelname - %X{request:--} - %msg%n");
    }

    /** An object of JSON on each line, with or without the time. */
    record Json(boolean withTime) implements LineForm {}
  }
}
