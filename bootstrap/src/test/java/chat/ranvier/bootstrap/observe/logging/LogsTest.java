package chat.ranvier.bootstrap.observe.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import chat.ranvier.bootstrap.config.InvalidConfigException;
import chat.ranvier.bootstrap.config.LoggingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  private static final String PRECISE =
      "'%(asctime)s - %(name)s - %(lineno)d - %(levelname)s - %(request)s - %(message)s'";

  @TempDir private Path directory = Path.of("");
  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter requests = new LogbackMDCAdapter();

  @BeforeEach
  void begin() {
    context.setMDCAdapter(requests);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void theDocumentedFormHasItsFields() throws IOException {
    configure(file("precise", "INFO"));
    requests.put("request", "PUT-7");
    context.getLogger("synapse.access.http.8008").warn("Processed request: {}", 200);
    assertThat(lines())
        .singleElement()
        .asString()
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} - synapse\\.access\\.http\\.8008"
                + " - 0 - WARNING - PUT-7 - Processed request: 200");
  }

  @Test
  void structuredLinesAreJson() throws IOException {
    configure(file("structured", "INFO"));
    requests.put("request", "GET-1");
    context.getLogger("chat.ranvier.room").info("a \"quoted\" word");
    assertThat(lines())
        .singleElement()
        .asString()
        .matches("\\{\"time\":\\d+\\.\\d{3},\".*\\}")
        .contains("\"log\":\"a \\\"quoted\\\" word\"", "\"request\":\"GET-1\"")
        .contains("\"level\":\"INFO\"", "\"namespace\":\"chat.ranvier.room\"");
  }

  @Test
  void anExceptionStandsInItsObject() throws IOException {
    configure(file("structured", "INFO"));
    context.getLogger("a").error("broken", new IllegalStateException("disk\nfull"));
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("\"exc_type\":\"java.lang.IllegalStateException\"")
        .contains("\"exc_value\":\"disk\\nfull\"", "LogsTest");
  }

  @Test
  void strangersCannotForgeLines() throws IOException {
    configure(file("precise", "INFO"));
    context.getLogger("a").info("display name {}", "x\n2026-01-01 - forged\u001b[2J");
    assertThat(lines()).singleElement().asString().endsWith("x\\n2026-01-01 - forged\\u001b[2J");
  }

  @Test
  void halvesOfCharactersDoNotBreakJson() throws IOException {
    configure(file("structured", "INFO"));
    context.getLogger("a").info("half \ud83d of one");
    assertThat(lines()).singleElement().asString().contains("half ? of one");
  }

  @Test
  void levelsHoldForTheLoggersThatTheNamesStandFor() throws IOException {
    configure(
        file("precise", "WARNING")
            + """
            loggers:
              synapse:
                level: DEBUG
              synapse.storage.SQL:
                level: ERROR
            """);
    context.getLogger("chat.ranvier.room").debug("seen: room");
    context.getLogger("synapse.access.http").debug("seen: access");
    context.getLogger("chat.ranvier.db.sql").warn("unseen");
    context.getLogger("another").info("unseen");
    assertThat(lines()).hasSize(2).allMatch(line -> line.contains("seen: "));
  }

  @Test
  void aSignalReadsTheFileAgain() throws IOException {
    Logs logs = configure(file("precise", "WARNING"));
    context.getLogger("a").info("unseen");
    Files.writeString(config(), file("precise", "INFO"));
    logs.reload();
    context.getLogger("a").info("seen");
    assertThat(lines()).singleElement().asString().endsWith("seen");
  }

  @Test
  void whatCannotBeUnderstoodChangesNothing() throws IOException {
    Logs logs = configure(file("precise", "INFO"));
    Files.writeString(config(), "root: {level: LOUD}");
    logs.reload();
    context.getLogger("a").info("seen");
    assertThat(lines()).singleElement().asString().endsWith("seen");
  }

  @Test
  void mistakesAreNamedWithTheirLines() {
    String text =
        """
        version: 1
        handlers:
          file:
            class: logging.FileHandler
        root:
          level: LOUD
          handlers: [file, nowhere]
        """;
    assertThatThrownBy(() -> configure(text))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("log.yaml:6: level: must be DEBUG")
        .hasMessageContaining("filename: is missing")
        .hasMessageContaining("there is no handler \"nowhere\"");
  }

  @Test
  void whatSynapseRemovedIsRefused() {
    assertThatThrownBy(() -> configure("structured: true\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("synapse.logging.TerseJsonFormatter");
  }

  @Test
  void filesOfLogbackAreTakenAsTheyAre() throws IOException {
    Path xml = directory.resolve("logback.xml");
    Files.writeString(
        xml,
        """
        <configuration>
          <appender name="F" class="ch.qos.logback.core.FileAppender">
            <file>%s</file>
            <encoder><pattern>own %%msg%%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="F"/></root>
        </configuration>
        """
            .formatted(log()));
    Logs.begin(new LoggingConfig(Optional.of(xml), LoggingConfig.Format.TEXT), context);
    context.getLogger("a").info("form");
    assertThat(lines()).containsExactly("own form");
  }

  @Test
  void filesArePutAsideWhenTheyHaveGrown() throws IOException {
    configure(
        """
        handlers:
          file:
            class: logging.handlers.RotatingFileHandler
            filename: %s
            maxBytes: 100
            backupCount: 1
        root: {level: INFO, handlers: [file]}
        """
            .formatted(log()));
    assertThat(context.getLogger("ROOT").iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(ch.qos.logback.core.rolling.RollingFileAppender.class);
    context.getLogger("a").info("seen");
    assertThat(lines()).hasSize(1);
  }

  private Logs configure(String text) throws IOException {
    Files.writeString(config(), text);
    return Logs.begin(new LoggingConfig(Optional.of(config()), LoggingConfig.Format.TEXT), context);
  }

  /** A file like the one that generate-config writes, with this formatter and level. */
  private String file(String formatter, String level) {
    return """
        version: 1
        formatters:
          precise:
            format: %s
          structured:
            class: synapse.logging.TerseJsonFormatter
        handlers:
          file:
            class: logging.handlers.TimedRotatingFileHandler
            formatter: %s
            filename: %s
            when: midnight
            backupCount: 3
          buffer:
            class: synapse.logging.handlers.PeriodicallyFlushingMemoryHandler
            target: file
            capacity: 10
        root:
          level: %s
          handlers: [buffer]
        disable_existing_loggers: false
        """
        .formatted(PRECISE, formatter, log(), level);
  }

  private Path config() {
    return directory.resolve("log.yaml");
  }

  private Path log() {
    return directory.resolve("homeserver.log");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log(), UTF_8);
  }
}
