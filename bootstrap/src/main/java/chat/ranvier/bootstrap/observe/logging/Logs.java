package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import chat.ranvier.bootstrap.config.InvalidConfigException;
import chat.ranvier.bootstrap.config.LoggingConfig;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.YamlSource;
import chat.ranvier.bootstrap.observe.logging.LogPlan.LineForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The logging of the process, as its configuration says: a file in the form of Python's logging
 * configuration, or one of Logback's own where its name ends in {@code .xml}.
 */
public final class Logs {
  private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

  private final LoggingConfig config;
  private final LoggerContext context;

  private Logs(LoggingConfig config, LoggerContext context) {
    this.config = config;
    this.context = context;
  }

  /**
   * Logs as configured from now on, the JDK's own logging included.
   *
   * @throws InvalidConfigException where the file cannot be understood
   */
  public static Logs begin(LoggingConfig config) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return begin(config, (LoggerContext) LoggerFactory.getILoggerFactory());
  }

  /** Logs as configured in this context. */
  static Logs begin(LoggingConfig config, LoggerContext context) {
    Logs logs = new Logs(config, context);
    logs.read();
    return logs;
  }

  /** Reads the file again; where it cannot be understood, everything stays as it is. */
  public void reload() {
    try {
      read();
      LOG.info("Read the logging configuration again");
    } catch (InvalidConfigException e) {
      LOG.error("The logging configuration stays as it was: {}", e.getMessage());
    }
  }

  private void read() {
    Problems problems = new Problems();
    Optional<Path> file = config.file();
    if (file.isPresent() && file.get().toString().endsWith(".xml")) {
      readXml(file.get(), problems);
    } else {
      LogPlan plan = file.map(path -> plan(path, problems)).orElseGet(this::standard);
      refuse(problems);
      LogbackSetup.apply(plan, context);
    }
    problems.warnings().forEach(warning -> LOG.warn("{}", warning));
  }

  private LogPlan standard() {
    return LogPlan.standard(
        switch (config.format()) {
          case TEXT -> LineForm.Text.STANDARD;
          case JSON -> new LineForm.Json(true);
        });
  }

  private LogPlan plan(Path file, Problems problems) {
    return new YamlSource(problems)
        .read(file)
        .map(settings -> new PythonLogConfig(problems).read(settings))
        .orElseGet(this::standard);
  }

  private void readXml(Path file, Problems problems) {
    if (!Files.isReadable(file)) {
      problems.error(Place.of(file.toString()), "", "there is no such file");
      refuse(problems);
    }
    context.reset();
    LogbackSetup.followJavaLogging(context);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(file.toFile());
    } catch (JoranException e) {
      LogbackSetup.apply(standard(), context);
      problems.error(Place.of(file.toString()), "", "cannot be understood: " + e.getMessage());
      refuse(problems);
    }
  }

  private static void refuse(Problems problems) {
    if (!problems.errors().isEmpty()) {
      throw new InvalidConfigException(problems.errors());
    }
  }
}
