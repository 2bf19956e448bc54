package chat.ranvier.bootstrap.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.http.server.FinishedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard, the recording rules and the page about them use only numbers that there are. */
class MonitoringFilesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:])(?:synapse|ranvier|jvm|process)_[a-z0-9_]+(?![\\w:*])");

  private final ServerMetrics metrics =
      new ServerMetrics(ServerName.parse("here.example"), "1.2.3");

  /** A series is on the page once it has been counted on. */
  @BeforeEach
  void countSomethingOfEach() {
    metrics.requests().started("GET", "/client/sync");
    metrics
        .requests()
        .finished(
            new FinishedRequest(
                "8008",
                "GET",
                "/client/sync",
                200,
                1,
                1,
                new FinishedRequest.StorageCosts(1, 1, 1, 1)));
    metrics.commits().committed(new CommitObserver.Commit(1, 1, 1, 1, 1));
    TestRoom room = new TestRoom(1);
    room.message(UserId.parse("@alice:here.example"), "hello");
    metrics.changes().changed(1, new ChangeNotice.RoomEvents(room.append(1)));
    metrics.mailboxes().taken(1);
    metrics.wakes().woken(1);
    metrics.watch(() -> List.of(new CacheStatistics("events", 1, 1, 1, 1)));
  }

  @Test
  void theDashboardAsksForWhatThereIs() throws IOException {
    String dashboard = read("monitoring/grafana.json");
    assertThat(JsonReader.readObject(Files.readAllBytes(DOCS.resolve("monitoring/grafana.json"))))
        .isNotNull();
    assertThat(names(dashboard)).hasSizeGreaterThan(20);
    assertThat(unknown(dashboard)).isEmpty();
  }

  @Test
  void theRecordingRulesAskForWhatThereIs() throws IOException {
    String rules =
        read("monitoring/prometheus.rules.yaml")
            .lines()
            .filter(line -> line.strip().startsWith("expr:"))
            .collect(Collectors.joining("\n"));
    assertThat(names(rules)).hasSizeGreaterThan(5);
    assertThat(unknown(rules)).isEmpty();
  }

  @Test
  void thePageAboutMonitoringNamesWhatThereIsAndAllOfIt() throws IOException {
    String page = read("monitoring.md");
    assertThat(unknown(page)).isEmpty();
    assertThat(families())
        .filteredOn(family -> family.startsWith("synapse_") || family.startsWith("ranvier_"))
        .allSatisfy(family -> assertThat(names(page)).contains(family));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DOCS.resolve(file));
  }

  private Set<String> unknown(String text) {
    Set<String> unknown = names(text);
    unknown.removeAll(names(metrics.toString()));
    unknown.removeAll(families());
    return unknown;
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names after which the page says what type they are. */
  private Set<String> families() {
    return metrics
        .toString()
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1)[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
