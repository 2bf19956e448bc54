package chat.ranvier.scenario.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.TestHomeserver;
import chat.ranvier.scenario.hostile.MarkedBodies.Marked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The same request over and over, each time with something else in it; the log is read along. */
final class Attack implements AutoCloseable {
  private final TestHomeserver server;
  private final Specimen specimen;
  private final LogWatch log = new LogWatch();
  private final int requestsBefore;
  private Ground ground;

  Attack(TestHomeserver server, Specimen specimen) {
    this.server = server;
    this.specimen = specimen;
    this.requestsBefore = server.requests();
    this.ground = new Ground(server);
  }

  Specimen specimen() {
    return specimen;
  }

  Reply asItStands() {
    return send(path(), query(), body().map(JsonObject::toString).orElse(""));
  }

  Reply withBody(byte[] body) {
    return send(path(), query(), body);
  }

  /** The places in the body where something else can stand. */
  List<Marked> places() {
    return MarkedBodies.of(body().orElseThrow());
  }

  Reply with(Marked place, HostileValue value) {
    Marked now =
        places().stream().filter(it -> it.place().equals(place.place())).findFirst().orElseThrow();
    return send(path(), query(), value.in(now.body().toString(), MarkedBodies.MARK));
  }

  /** An answer for each parameter of the path in whose place this stands. */
  List<Reply> withEachParameter(String raw) {
    return specimen
        .pathsWith(raw, ground)
        .map(path -> send(path, query(), body().map(JsonObject::toString).orElse("")))
        .toList();
  }

  /** An answer for each parameter of the query in whose place this stands. */
  List<Reply> withEachQuery(String raw) {
    return specimen
        .queriesWith(raw, ground)
        .map(query -> send(path(), query, body().map(JsonObject::toString).orElse("")))
        .toList();
  }

  private String path() {
    return specimen.path(ground);
  }

  private String query() {
    return specimen.query(ground);
  }

  private Optional<JsonObject> body() {
    return specimen.body(ground);
  }

  private Reply send(String path, String query, String body) {
    return send(path, query, body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply send(String path, String query, byte[] body) {
    Reply reply = ground.alice().send(specimen.method(), path + query, body);
    boolean isSpent = specimen.spends() && reply.status() < 300;
    if (isSpent || reply.body().contains("M_UNKNOWN_TOKEN")) {
      ground = new Ground(server);
    }
    return reply;
  }

  /** What was sent has left nothing behind that breaks other requests or the log. */
  void checkThatNothingIsBroken() {
    ground.alice().get("/sync").isGood();
    String room = ground.value("room");
    ground.alice().get("/rooms/{}/messages?dir=b&limit=1000", room).isGood();
    ground.alice().get("/rooms/{}/state", room).isGood();
    ground.alice().get("/devices").isGood();
    assertThat(ground.alice().get("/profile/{}", ground.value("alice")).status()).isIn(200, 404);
    log.hasOneGoodLineForEach(server.requests() - requestsBefore);
  }

  @Override
  public void close() {
    log.close();
  }
}
