package chat.ranvier.bootstrap.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.http.server.FinishedRequest;
import chat.ranvier.http.server.FinishedRequest.StorageCosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
  private static final String SEND = "/client/rooms/{roomId}/send/{eventType}/{txnId}";
  private static final UserId ALICE = UserId.parse("@alice:here.example");
  private static final UserId CHARLIE = UserId.parse("@charlie:there.example");

  private final ServerMetrics metrics =
      new ServerMetrics(ServerName.parse("here.example"), "1.2.3");

  @Test
  void requestsAreCountedByRouteAndStatus() {
    metrics.requests().started("GET", "/client/joined_rooms");
    metrics.requests().finished(request("GET", "/client/joined_rooms", 200));
    assertPage(
        "synapse_http_server_requests_received_total"
            + "{method=\"GET\",servlet=\"/client/joined_rooms\"} 1.0",
        "synapse_http_server_response_count_total"
            + "{method=\"GET\",servlet=\"/client/joined_rooms\",tag=\"\"} 1.0",
        "synapse_http_server_response_size_total"
            + "{method=\"GET\",servlet=\"/client/joined_rooms\",tag=\"\"} 321.0",
        "synapse_http_server_responses_total{code=\"200\",method=\"GET\"} 1.0");
  }

  @Test
  void timesOfRequestsAreAHistogram() {
    metrics.requests().started("PUT", SEND);
    metrics.requests().finished(request("PUT", SEND, 200));
    String labels = "code=\"200\",method=\"PUT\",servlet=\"RoomSendEventRestServlet\",tag=\"\"";
    String name = "synapse_http_server_response_time_seconds";
    assertPage(
        name + "_bucket{" + labels + ",le=\"0.001\"} 0",
        name + "_bucket{" + labels + ",le=\"0.0025\"} 1",
        name + "_count{" + labels + "} 1",
        name + "_sum{" + labels + "} 0.002");
  }

  @Test
  void whatRequestsAskOfTheStorageIsCounted() {
    metrics.requests().started("GET", "/client/sync");
    metrics.requests().finished(request("GET", "/client/sync", 200));
    assertPage(
        "synapse_http_server_response_db_txn_count_total"
            + "{method=\"GET\",servlet=\"SyncRestServlet\",tag=\"\"} 3.0",
        "synapse_http_server_response_db_txn_duration_seconds_total"
            + "{method=\"GET\",servlet=\"SyncRestServlet\",tag=\"\"} 5.0E-4");
  }

  @Test
  void theWorkOfTheStorageIsCountedWhoeverAsks() {
    metrics.storage().read(1_000_000, 2_000_000);
    metrics.storage().transaction(3_000_000, 4_000_000);
    assertPage(
        "synapse_storage_schedule_time_count 2",
        "synapse_storage_schedule_time_sum 0.004",
        "synapse_storage_transaction_time_count{desc=\"read\"} 1",
        "synapse_storage_transaction_time_sum{desc=\"commit\"} 0.004");
  }

  @Test
  void requestsInFlightAreCountedUntilTheyAreAnswered() {
    String line =
        "synapse_http_server_in_flight_requests_count{method=\"GET\",servlet=\"SyncRestServlet\"} ";
    metrics.requests().started("GET", "/client/sync");
    assertPage(line + "1.0");
    metrics.requests().finished(request("GET", "/client/sync", 200));
    assertPage(line + "0.0");
  }

  @Test
  void commitsAreCountedWithWhatSharesThem() {
    metrics.commits().committed(new CommitObserver.Commit(3, 5, 3_000, 2_000_000, 4_000_000));
    assertPage(
        "ranvier_commit_seconds_count 1",
        "ranvier_commit_seconds_sum 0.004",
        "ranvier_commit_writes_bucket{le=\"2.0\"} 0",
        "ranvier_commit_writes_bucket{le=\"4.0\"} 1",
        "ranvier_commit_events_sum 5.0",
        "ranvier_commit_event_bytes_sum 3000.0",
        "ranvier_commit_wait_seconds_sum 0.002");
  }

  @Test
  void waitingWithinTheServerIsMeasured() {
    metrics.mailboxes().taken(30_000);
    metrics.wakes().woken(70_000);
    assertPage(
        "ranvier_room_mailbox_wait_seconds_bucket{le=\"2.5E-5\"} 0",
        "ranvier_room_mailbox_wait_seconds_bucket{le=\"5.0E-5\"} 1",
        "ranvier_sync_wake_seconds_bucket{le=\"5.0E-5\"} 0",
        "ranvier_sync_wake_seconds_bucket{le=\"1.0E-4\"} 1");
  }

  @Test
  void eventsAreCountedByTypeAndOrigin() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.JOIN);
    room.message(ALICE, "hello");
    room.message(CHARLIE, "hello yourself");
    show(room.append(7));
    assertPage(
        "synapse_storage_events_persisted_events_total 3.0",
        separate("m.room.member", "*client*", "local") + " 1.0",
        separate("m.room.message", "*client*", "local") + " 1.0",
        separate("m.room.message", "*server*", "remote") + " 1.0",
        "synapse_storage_events_state_delta_total 1.0",
        "synapse_event_persisted_position 9.0");
  }

  @Test
  void cachesAreAskedWhenThePageIsRead() {
    metrics.watch(() -> List.of(new CacheStatistics("events", 10, 8, 5, 3)));
    assertPage(
        "synapse_util_caches_cache{name=\"events\"} 10.0",
        "synapse_util_caches_cache_hits{name=\"events\"} 8.0",
        "synapse_util_caches_cache_size{name=\"events\"} 5.0",
        "synapse_util_caches_cache_evicted_size{name=\"events\",reason=\"size\"} 3.0");
  }

  @Test
  void theMachineAndTheProcessAreThere() {
    assertThat(metrics.toString())
        .contains("jvm_gc_collection_seconds_count", "jvm_memory_used_bytes")
        .contains("process_cpu_seconds_total", "process_start_time_seconds")
        .contains("synapse_build_info{implementation=\"ranvier\",version=\"1.2.3\"} 1");
  }

  private void show(PositionedAppend appended) {
    metrics.changes().changed(appended.firstPosition(), new ChangeNotice.RoomEvents(appended));
  }

  private void assertPage(String... lines) {
    assertThat(metrics.toString().lines()).contains(lines);
  }

  private static String separate(String type, String entity, String origin) {
    return "synapse_storage_events_persisted_events_sep_total{origin_entity=\"%s\",origin_type=\"%s\",type=\"%s\"}"
        .formatted(entity, origin, type);
  }

  private static FinishedRequest request(String method, String route, int status) {
    return new FinishedRequest(
        "8008", method, route, status, 2_000_000, 321, new StorageCosts(3, 100_000, 500_000, 0));
  }
}
