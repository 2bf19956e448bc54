package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.Level;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import chat.ranvier.bootstrap.observe.logging.LogPlan.Rule;
import chat.ranvier.bootstrap.observe.logging.LogPlan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a logging configuration in the form of Python's {@code dictConfig}, as far as it concerns
 * levels, consoles, files and forms of lines; what remains is named in a warning.
 *
 * <p>Loggers keep the names that Synapse's operators know: {@code synapse} stands for the whole
 * server, {@code synapse.storage.SQL} for the statements.
 */
final class PythonLogConfig {
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("version", "filters", "disable_existing_loggers", "formatters", "handlers");

  private final Problems problems;

  PythonLogConfig(Problems problems) {
    this.problems = problems;
  }

  /** The plan that the file describes; what is wrong with it has been noted. */
  LogPlan read(Mapping file) {
    checkNames(file);
    PythonHandlers handlers =
        new PythonHandlers(mapping(file, "formatters"), mapping(file, "handlers"), problems);
    Mapping root = mapping(file, "root");
    List<Rule> rules = new ArrayList<>();
    mapping(file, "loggers")
        .members()
        .forEach(
            (name, setting) -> {
              if (setting instanceof Mapping logger) {
                rules.addAll(rules(name, logger, handlers));
              }
            });
    return new LogPlan(level(root).orElse(Level.WARN), targets(root, handlers), rules);
  }

  private void checkNames(Mapping file) {
    file.members()
        .forEach(
            (name, setting) -> {
              boolean removed = name.equals("structured") || name.equals("drains");
              if (removed && !isFalse(setting)) {
                problems.error(
                    setting.place(),
                    name,
                    "is no longer supported: name a handler with the formatter class"
                        + " synapse.logging.TerseJsonFormatter");
              } else if (!removed
                  && !WITHOUT_EFFECT.contains(name)
                  && !name.equals("loggers")
                  && !name.equals("root")) {
                problems.warning(setting.place(), name, "has no effect here");
              }
            });
  }

  private static boolean isFalse(Setting setting) {
    return setting.isNothing()
        || (setting instanceof Setting.Text text && text.text().equalsIgnoreCase("false"));
  }

  private List<Rule> rules(String name, Mapping logger, PythonHandlers handlers) {
    Level level = level(logger).orElse(null);
    boolean additive = logger.find("propagate").map(value -> !isFalse(value)).orElse(true);
    List<Target> targets = targets(logger, handlers);
    List<Rule> rules = new ArrayList<>();
    for (String each : LoggerNames.of(name)) {
      rules.add(new Rule(each, level, additive, targets));
    }
    return rules;
  }

  private Optional<Level> level(Mapping logger) {
    return logger.find("level").flatMap(setting -> PythonLevels.read(setting, problems));
  }

  private List<Target> targets(Mapping logger, PythonHandlers handlers) {
    List<Target> targets = new ArrayList<>();
    if (logger.find("handlers").orElse(null) instanceof Setting.Sequence names) {
      for (Setting name : names.elements()) {
        if (name instanceof Setting.Text text) {
          handlers.target(text).ifPresent(targets::add);
        }
      }
    }
    return targets;
  }

  private Mapping mapping(Mapping within, String name) {
    Optional<Setting> found = within.find(name);
    if (found.isPresent() && !(found.get() instanceof Mapping)) {
      problems.error(found.get().place(), name, "must be a mapping");
    }
    return found.orElse(null) instanceof Mapping mapping ? mapping : Mapping.empty(within.place());
  }
}
