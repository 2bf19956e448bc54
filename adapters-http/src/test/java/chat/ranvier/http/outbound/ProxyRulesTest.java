package chat.ranvier.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyRulesTest {
  private static final Optional<ForwardProxy> PLAIN = ForwardProxy.parse("plain.example");
  private static final Optional<ForwardProxy> ENCRYPTED =
      ForwardProxy.parse("HTTPS://a:b@[2001:db8::1]:8080/");

  @Test
  void aProxyHasASchemeAPortAndPerhapsALogin() {
    assertThat(PLAIN).contains(new ForwardProxy("http", "plain.example", 1080, Optional.empty()));
    assertThat(ENCRYPTED)
        .contains(
            new ForwardProxy(
                "https", "[2001:db8::1]", 8080, Optional.of(new ForwardProxy.Login("a", "b"))));
    assertThat(ENCRYPTED.toString()).doesNotContain("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://a.example", "", "http://", "a.example:70000", "a b", "a/b"})
  void nothingElseIsAProxy(String text) {
    assertThat(ForwardProxy.parse(text)).isEmpty();
  }

  @Test
  void eachSchemeHasItsProxy() {
    ProxyRules rules = new ProxyRules(PLAIN, ENCRYPTED, List.of());
    assertThat(rules.find("http", "a.example", 80)).isEqualTo(PLAIN);
    assertThat(rules.find("https", "a.example", 443)).isEqualTo(ENCRYPTED);
    assertThat(ProxyRules.NONE.find("https", "a.example", 443)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    "EXAMPLE.org, true",
    "sub.example.org, true",
    "notexample.org, false",
    "below.dotted.example, true",
    "dotted.example, true",
    "10.1.2.3, true",
    "10.2.2.3, false",
    "192.0.2.1, true",
    "192.0.2.10, false",
    "2001:db8::7, true",
    "port.example, true",
    "other.example, false"
  })
  void someHostsAreReachedDirectly(String host, boolean direct) {
    ProxyRules rules =
        new ProxyRules(
            PLAIN,
            ENCRYPTED,
            List.of(
                "example.org",
                " .dotted.example",
                "10.1.0.0/16",
                "192.0.2.1",
                "2001:db8::/32",
                "port.example:80",
                "other.example:81",
                ""));
    assertThat(rules.find("http", host, 80).isEmpty()).isEqualTo(direct);
  }

  @Test
  void aStarMeansAll() {
    assertThat(new ProxyRules(PLAIN, ENCRYPTED, List.of("*")).find("http", "a", 80)).isEmpty();
  }
}
