package chat.ranvier.bootstrap.observe.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import chat.ranvier.bootstrap.observe.logging.LogPlan.LineForm;
import chat.ranvier.bootstrap.observe.logging.LogPlan.Rule;
import chat.ranvier.bootstrap.observe.logging.LogPlan.Target;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes Logback log as planned. */
final class LogbackSetup {
  /** Libraries that tell more on INFO than an operator wants to know. */
  private static final List<String> TALKATIVE =
      List.of("com.zaxxer.hikari", "io.helidon", "io.opentelemetry");

  private final LoggerContext context;
  private final Map<Target, Appender<ILoggingEvent>> appenders = new HashMap<>();

  private LogbackSetup(LoggerContext context) {
    this.context = context;
  }

  /** Replaces whatever the context did before. */
  static void apply(LogPlan plan, LoggerContext context) {
    context.reset();
    followJavaLogging(context);
    new LogbackSetup(context).begin(plan);
  }

  /** Tells the JDK's own logging of levels, so that it does not make lines that nobody wants. */
  static void followJavaLogging(LoggerContext context) {
    LevelChangePropagator levels = new LevelChangePropagator();
    levels.setContext(context);
    levels.setResetJUL(true);
    levels.start();
    context.addListener(levels);
  }

  private void begin(LogPlan plan) {
    TALKATIVE.forEach(library -> context.getLogger(library).setLevel(Level.WARN));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(plan.root());
    plan.targets().forEach(target -> root.addAppender(appender(target)));
    for (Rule rule : plan.rules()) {
      Logger logger = context.getLogger(rule.logger());
      logger.setLevel(rule.level());
      logger.setAdditive(rule.additive());
      rule.targets().forEach(target -> logger.addAppender(appender(target)));
    }
  }

  private Appender<ILoggingEvent> appender(Target target) {
    return appenders.computeIfAbsent(target, this::start);
  }

  private Appender<ILoggingEvent> start(Target target) {
    OutputStreamAppender<ILoggingEvent> appender =
        switch (target.place()) {
          case Target.Console console -> console(console);
          case Target.Growing growing -> file(new FileAppender<>(), growing.file());
          case Target.RolledBySize rolled -> bySize(rolled);
          case Target.RolledByDay rolled -> byDay(rolled);
        };
    ThresholdFilter threshold = new ThresholdFilter();
    threshold.setLevel(target.threshold().toString());
    threshold.start();
    appender.addFilter(threshold);
    appender.setName(target.place().toString());
    appender.setContext(context);
    appender.setEncoder(encoder(target.form()));
    appender.start();
    return appender;
  }

  private static OutputStreamAppender<ILoggingEvent> console(Target.Console console) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget(console.error() ? "System.err" : "System.out");
    return appender;
  }

  private static <A extends FileAppender<ILoggingEvent>> A file(A appender, Path file) {
    appender.setFile(file.toString());
    return appender;
  }

  private OutputStreamAppender<ILoggingEvent> bySize(Target.RolledBySize rolled) {
    RollingFileAppender<ILoggingEvent> appender = file(new RollingFileAppender<>(), rolled.file());
    appender.setContext(context);
    FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
    window.setFileNamePattern(rolled.file() + ".%i");
    window.setMinIndex(1);
    window.setMaxIndex(Math.max(1, rolled.kept()));
    start(window, appender);
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setMaxFileSize(new FileSize(rolled.maxBytes()));
    size.setContext(context);
    size.start();
    appender.setTriggeringPolicy(size);
    return appender;
  }

  private OutputStreamAppender<ILoggingEvent> byDay(Target.RolledByDay rolled) {
    RollingFileAppender<ILoggingEvent> appender = file(new RollingFileAppender<>(), rolled.file());
    appender.setContext(context);
    TimeBasedRollingPolicy<ILoggingEvent> days = new TimeBasedRollingPolicy<>();
    days.setFileNamePattern(rolled.file() + ".%d{yyyy-MM-dd}");
    days.setMaxHistory(rolled.kept());
    start(days, appender);
    return appender;
  }

  private void start(RollingPolicy policy, RollingFileAppender<ILoggingEvent> appender) {
    policy.setParent(appender);
    if (policy instanceof ch.qos.logback.core.spi.ContextAware aware) {
      aware.setContext(context);
    }
    policy.start();
    appender.setRollingPolicy(policy);
  }

  private Encoder<ILoggingEvent> encoder(LineForm form) {
    Encoder<ILoggingEvent> encoder =
        switch (form) {
          case LineForm.Text text -> encoder(text);
          case LineForm.Json json -> new JsonLines(json.withTime());
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private Encoder<ILoggingEvent> encoder(LineForm.Text text) {
    PatternLayout layout = new PatternLayout();
    layout.getInstanceConverterMap().put("msg", OneLineMessage::new);
    layout.getInstanceConverterMap().put("levelname", LevelName::new);
    layout.setContext(context);
    layout.setPattern(text.pattern());
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setCharset(UTF_8);
    encoder.setLayout(layout);
    return encoder;
  }
}
