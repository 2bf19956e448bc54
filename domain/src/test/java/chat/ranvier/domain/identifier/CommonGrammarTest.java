package chat.ranvier.domain.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonGrammarTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "-._~", "AZaz09", "m.test"})
  void takesOpaqueIdentifiers(String text) {
    assertThat(CommonGrammar.isOpaque(text)).isTrue();
    assertThat(CommonGrammar.isOpaque("x".repeat(255))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", "a:b", "a+b", "a\0"})
  void refusesOtherOpaqueIdentifiers(String text) {
    assertThat(CommonGrammar.isOpaque(text)).isFalse();
    assertThat(CommonGrammar.isOpaque("x".repeat(256))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.space", "com.example.identifier", "a", "a-b_c.d9"})
  void takesNamespacedIdentifiers(String text) {
    assertThat(CommonGrammar.isNamespaced(text)).isTrue();
    assertThat(CommonGrammar.isNamespaced("x".repeat(255))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9a", ".a", "_a", "A", "m.Space", "a b", "a~b", "ä"})
  void refusesOtherNamespacedIdentifiers(String text) {
    assertThat(CommonGrammar.isNamespaced(text)).isFalse();
    assertThat(CommonGrammar.isNamespaced("x".repeat(256))).isFalse();
  }
}
