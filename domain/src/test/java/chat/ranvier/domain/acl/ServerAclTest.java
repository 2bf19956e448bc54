package chat.ranvier.domain.acl;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAclTest {
  @ParameterizedTest
  @CsvSource({
    "good.example,            true",
    "good.example:8448,       true",
    "evil.com,                false",
    "evil.com:8448,           false",
    "EVIL.com:1234,           false",
    "a.evil.com,              true",
    "x.bad.example,           false",
    "x.y.bad.example:1,       false",
    "bad.example,             true",
    "worse1.example,          false",
    "worse12.example,         true",
    "1.2.3.4,                 false",
    "1.2.3.4:8448,            false",
    "[::1],                   false",
    "[2001:db8::1]:8448,      false",
    "1.2.3.4.example,         true",
  })
  void deniedBeforeAllowedWhateverThePort(String server, boolean allowed) {
    ServerAcl acl =
        acl(
            """
            {"allow": ["*"], "deny": ["evil.com", "*.BAD.example", "worse?.example"],
             "allow_ip_literals": false}""");
    assertThat(acl.allows(new ServerName(server))).isEqualTo(allowed);
  }

  @Test
  void whatIsNotAllowedIsDenied() {
    ServerAcl acl = acl("{\"allow\": [\"*.example\"]}");
    assertThat(acl.allows(new ServerName("a.example"))).isTrue();
    assertThat(acl.allows(new ServerName("example"))).isFalse();
    assertThat(acl.allows(new ServerName("a.example.org"))).isFalse();
  }

  @Test
  void addressesMayBeNamedLikeHosts() {
    ServerAcl acl = acl("{\"allow\": [\"*\"], \"deny\": [\"10.*\", \"[2001:DB8::?]\"]}");
    assertThat(acl.allows(new ServerName("10.0.0.1:8448"))).isFalse();
    assertThat(acl.allows(new ServerName("11.0.0.1"))).isTrue();
    assertThat(acl.allows(new ServerName("[2001:db8::1]:80"))).isFalse();
    assertThat(acl.allows(new ServerName("[2001:db8::12]"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"allow\": \"*\"}",
        "{\"allow\": {\"*\": true}}",
        "{\"allow\": [1, null, [\"*\"]]}",
        "{\"deny\": []}",
      })
  void withoutAListOfTheAllowedNobodyIs(String content) {
    assertThat(acl(content).allows(new ServerName("a.example"))).isFalse();
  }

  @Test
  void whatIsOfAWrongTypeCountsAsMissing() {
    ServerAcl acl =
        acl("{\"allow\": [7, \"*\"], \"deny\": \"*\", \"allow_ip_literals\": \"false\"}");
    assertThat(acl.allows(new ServerName("a.example"))).isTrue();
    assertThat(acl.allows(new ServerName("1.2.3.4"))).isTrue();
  }

  /** CVE-2023-45129: as large as an event can be, and as slow as patterns can be. */
  @Test
  void theLargestListIsMatchedAtOnce() {
    List<String> worst = IntStream.range(0, 250).mapToObj(i -> "*a".repeat(126) + i + "b").toList();
    JsonObject content =
        JsonObject.of("allow", JsonArray.of(new JsonString("*")))
            .with("deny", JsonArray.ofStrings(worst));
    assertThat(content.toString().length()).isBetween(60_000, 70_000);
    ServerAcl acl = ServerAcl.of(content);
    ServerName server = new ServerName("a".repeat(250));
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> IntStream.range(0, 100).forEach(i -> assertThat(acl.allows(server)).isTrue()));
  }

  @Test
  void aPatternLongerThanAnyNameMatchesNone() {
    ServerAcl acl = acl("{\"allow\": [\"*\"], \"deny\": [\"" + "?".repeat(60_000) + "\"]}");
    assertThat(acl.allows(new ServerName("a.example"))).isTrue();
  }

  @Test
  void manyPlainNamesAreFound() {
    JsonArray names =
        JsonArray.ofStrings(IntStream.range(0, 3_000).mapToObj(i -> "h" + i + ".example").toList());
    ServerAcl acl =
        ServerAcl.of(
            JsonObject.of("allow", names)
                .with("allow_ip_literals", JsonBoolean.FALSE)
                .with("other", new JsonInteger(1)));
    assertThat(acl.allows(new ServerName("h2999.example"))).isTrue();
    assertThat(acl.allows(new ServerName("h3000.example"))).isFalse();
  }

  private static ServerAcl acl(String content) {
    return ServerAcl.of(JsonReader.readObject(content.getBytes(StandardCharsets.UTF_8)));
  }
}
