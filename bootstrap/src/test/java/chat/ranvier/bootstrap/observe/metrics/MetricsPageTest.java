package chat.ranvier.bootstrap.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.observe.ObservedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a whole server after some requests. */
class MetricsPageTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aMessageIsCountedOnItsWholeWay() throws IOException, InterruptedException {
    try (ObservedServer server = new ObservedServer(directory, Map.of())) {
      server.say(server.register("alice"), "hello", Optional.empty());
      assertThat(server.metrics().lines())
          .contains(
              "synapse_http_server_requests_received_total"
                  + "{method=\"PUT\",servlet=\"RoomSendEventRestServlet\"} 1.0",
              "synapse_http_server_responses_total{code=\"200\",method=\"PUT\"} 1.0",
              "synapse_storage_events_persisted_events_sep_total{origin_entity=\"*client*\","
                  + "origin_type=\"local\",type=\"m.room.message\"} 1.0")
          .anyMatch(line -> line.startsWith("ranvier_commit_seconds_count "))
          .anyMatch(line -> line.startsWith("synapse_util_caches_cache{name=\"events\"}"))
          .anyMatch(line -> line.startsWith("process_cpu_seconds_total "));
    }
  }
}
