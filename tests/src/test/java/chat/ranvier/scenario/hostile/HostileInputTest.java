package chat.ranvier.scenario.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Route;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import chat.ranvier.scenario.hostile.HostileValue.Kind;
import chat.ranvier.scenario.hostile.MarkedBodies.Marked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever a client sends, it is answered with an error that the specification knows, or taken
 * where it may stand: no route breaks, and the log can still be read.
 */
@Scenario
final class HostileInputTest {
  @RegisterExtension
  static final TestHomeserver SERVER =
      new TestHomeserver("public_baseurl: https://test.example/", "serve_server_wellknown: true");

  /** Where a client may put what it likes: the server keeps it, or leaves it, without a look. */
  private static final List<String> FREE =
      List.of(
          "org.example.",
          "m.mentions",
          "m.relates_to",
          "format",
          "order",
          "content/",
          "third_party_signed",
          "id_server",
          "related_by_types",
          "limit");

  @Test
  void everyRouteIsTriedHere() {
    assertThat(Specimen.all().stream().map(Specimen::toString))
        .containsExactlyInAnyOrderElementsOf(
            SERVER.routes().stream()
                .map(Route::toString)
                .filter(route -> !route.contains("/client/r0/"))
                .filter(route -> !route.contains("/client/unstable/room_keys/"))
                .filter(route -> !route.contains("/client/unstable/sendToDevice/"))
                .filter(route -> !route.contains("/client/unstable/keys/"))
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> theRequestsAreGoodAsTheyStandHere() {
    return tests(
        any -> true,
        attack -> assertThat(attack.asItStands().status()).isEqualTo(attack.specimen().status()));
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatIsNoObjectIsRefused() {
    return tests(
        specimen -> specimen.body().isPresent(),
        attack ->
            HostileBody.ALL.forEach(
                body ->
                    assertThat(attack.withBody(body.bytes()))
                        .as(body.name())
                        .satisfies(reply -> reply.isRefused(body.status(), body.code()))));
  }

  @TestFactory
  Stream<DynamicTest> aMemberThatIsNoJsonIsRefused() {
    return tests(specimen -> specimen.body().isPresent(), HostileInputTest::tryMalformedMembers);
  }

  private static void tryMalformedMembers(Attack attack) {
    List<Marked> places = attack.places();
    for (int i = 0; i < HostileValue.MALFORMED.size(); i++) {
      HostileValue value = HostileValue.MALFORMED.get(i);
      Reply reply = attack.with(places.get(i % places.size()), value);
      assertThat(reply.status()).as("%s: %s", value.name(), reply).isEqualTo(400);
      assertThat(errorCode(reply)).isIn("M_NOT_JSON", "M_BAD_JSON");
    }
  }

  @TestFactory
  Stream<DynamicTest> aValueOfAnotherTypeIsRefused() {
    return tests(specimen -> specimen.body().isPresent(), HostileInputTest::tryUnexpectedMembers);
  }

  private static void tryUnexpectedMembers(Attack attack) {
    List<String> taken = new ArrayList<>();
    for (Marked place : attack.places()) {
      for (HostileValue value : isFree(place) ? HostileValue.HEAVY : HostileValue.UNEXPECTED) {
        Reply reply = attack.with(place, value);
        assertAnswered(reply, place.place() + ": " + value.name());
        if (reply.status() < 400 && isOfOtherType(place, value)) {
          taken.add(value.name() + " as " + place.place());
        }
      }
    }
    assertThat(taken).isEmpty();
  }

  private static boolean isFree(Marked place) {
    return FREE.stream().anyMatch(place.place()::contains);
  }

  private static boolean isOfOtherType(Marked place, HostileValue value) {
    JsonValue hostile = JsonReader.read(value.json().getBytes(StandardCharsets.ISO_8859_1));
    return !isFree(place)
        && value.kind() != Kind.NULL
        && !hostile.getClass().equals(place.original().getClass());
  }

  @TestFactory
  Stream<DynamicTest> nonsenseInAPathIsRefused() {
    return tests(
        specimen -> specimen.path().contains("{"),
        attack -> {
          for (String text : HostileText.BADLY_ENCODED) {
            attack
                .withEachParameter(text)
                .forEach(reply -> reply.isRefused(400, "M_INVALID_PARAM"));
          }
          for (String text : HostileText.UNEXPECTED) {
            attack.withEachParameter(text).forEach(reply -> assertAnswered(reply, text));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nonsenseInAQueryIsRefused() {
    return tests(
        specimen -> !specimen.query().isEmpty(),
        attack -> {
          for (String text : HostileText.BADLY_ENCODED) {
            attack.withEachQuery(text).forEach(reply -> reply.isRefused(400, "M_INVALID_PARAM"));
          }
          for (String text : HostileText.UNEXPECTED) {
            attack.withEachQuery(text).forEach(reply -> assertAnswered(reply, text));
          }
        });
  }

  private static Stream<DynamicTest> tests(
      Predicate<Specimen> concerned, Consumer<Attack> attacking) {
    return Specimen.all().stream()
        .filter(concerned)
        .map(
            specimen ->
                DynamicTest.dynamicTest(
                    specimen.toString(),
                    () -> {
                      try (Attack attack = new Attack(SERVER, specimen)) {
                        attacking.accept(attack);
                        attack.checkThatNothingIsBroken();
                      }
                    }));
  }

  private static void assertAnswered(Reply reply, String what) {
    assertThat(reply.status()).as("%s: %s", what, reply).isBetween(200, 499);
    if (reply.status() >= 400 && !reply.body().contains("\"flows\"")) {
      assertThat(errorCode(reply)).as("%s: %s", what, reply).startsWith("M_");
    }
  }

  private static String errorCode(Reply reply) {
    JsonObject error = JsonReader.readObject(reply.body().getBytes(StandardCharsets.UTF_8));
    assertThat(error.string("error").orElse("")).isNotBlank();
    return error.string("errcode").orElse("");
  }
}
