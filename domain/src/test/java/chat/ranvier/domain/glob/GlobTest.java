package chat.ranvier.domain.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "'',             '',                true",
    "'',             a,                 false",
    "*,              '',                true",
    "*,              anything,          true",
    "**,             '',                true",
    "?,              '',                false",
    "?,              x,                 true",
    "?,              xy,                false",
    "lunc?*,         Lunch plans,       true",
    "lunc?*,         LUNCH,             true",
    "lunc?*,         ' lunch',          false",
    "lunc?*,         lunc,              false",
    "a*b,            ab,                true",
    "a*b,            a,                 false",
    "ab*ba,          aba,               false",
    "ab*ba,          abba,              true",
    "*.evil.com,     evil.com,          false",
    "*.evil.com,     a.evil.com,        true",
    "a*b*c,          axbxbxc,           true",
    "a*?b,           ab,                false",
    "a*?b,           axb,               true",
    "[a-z].+,        abc,               false",
    "[a-z].+,        [A-Z].+,           true",
    "?,              😀,                true",
    "??,             😀,                false",
    "ΣΑΣ,            σας,               true",
  })
  void theWholeTextIsMatched(String pattern, String text, boolean isMatch) {
    assertThat(Glob.of(pattern).matches(FoldedText.of(text))).isEqualTo(isMatch);
  }

  @ParameterizedTest
  @CsvSource({
    "ex*ple,   An example event.,         true",
    "ex*ple,   exple,                     true",
    "ex*ple,   An exciting triple-whammy, true",
    "ex*ple,   An inexample event,        false",
    "ex*ple,   An exciting triplex,       false",
    "cake,     'I like CAKE!',            true",
    "cake,     cakes,                     false",
    "cake,     pan_cake,                  false",
    "cake,     pan-cake,                  true",
    "cake,     'cakes and cake',          true",
    "cake*,    cakes,                     true",
    "*cake,    cheesecake,                true",
    "*cake*,   cheesecakes,               true",
    "c?ke,     a coke,                    true",
    "foo bar,  xfoo bar foo bar,          true",
    "a*,       ba,                        false",
    "*,        '',                        true",
    "日本,      ' 日本語',                   true",
    "aa,       aaa,                       false",
    "@a:b.c,   hello @a:b.c you,          true",
  })
  void aPartBetweenWordBoundariesIsMatched(String pattern, String text, boolean isMatch) {
    assertThat(Glob.of(pattern).matchesWords(FoldedText.of(text))).isEqualTo(isMatch);
  }

  /** The plain way: a regular expression that says the same, on short texts of few letters. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itAgreesWithRegularExpressions(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String pattern = text(random, "ab*?- ", 8);
      String text = text(random, "aabB- _", 14);
      FoldedText folded = FoldedText.of(text);
      String regex = regex(pattern);
      assertThat(Glob.of(pattern).matches(folded))
          .as("'%s' on '%s'", pattern, text)
          .isEqualTo(Pattern.matches("(?is)" + regex, text));
      assertThat(Glob.of(pattern).matchesWords(folded))
          .as("words '%s' in '%s'", pattern, text)
          .isEqualTo(
              Pattern.compile("(?is)(?<![A-Za-z0-9_])" + regex + "(?![A-Za-z0-9_])")
                  .matcher(text)
                  .find());
    }
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }

  private static String text(Random random, String letters, int maxLength) {
    return random
        .ints(random.nextInt(maxLength), 0, letters.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(letters.charAt(i)), StringBuilder::append)
        .toString();
  }

  @Test
  void segmentsOfMoreThan64CharactersAreFoundToo() {
    String needle = "ab?".repeat(60);
    FoldedText text = FoldedText.of("x" + "abc".repeat(59) + "xabz" + "abc".repeat(60) + "y");
    assertThat(Glob.of("*" + needle + "*").matches(text)).isTrue();
    assertThat(Glob.of("*" + needle + "Q*").matches(text)).isFalse();
    assertThat(Glob.of(needle).matchesWords(text)).isFalse();
    assertThat(Glob.of(needle).matchesWords(FoldedText.of("- " + "abd".repeat(60) + " -")))
        .isTrue();
  }

  /** CVE-2021-29471: patterns on which regular expressions go back and forth for ever. */
  @Test
  void noPatternTakesLongerThanItsLengthTimesTheTexts() {
    FoldedText text = FoldedText.of("a".repeat(65_000));
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(Glob.of("*a".repeat(500) + "b").matches(text)).isFalse();
          assertThat(Glob.of("a*".repeat(500) + "b").matchesWords(text)).isFalse();
          assertThat(Glob.of("*" + "?a".repeat(500) + "b*").matches(text)).isFalse();
          assertThat(Glob.of("*" + "a".repeat(1_000) + "b*").matchesWords(text)).isFalse();
        });
  }

  @Test
  void everyTextIsAPattern() {
    for (String pattern : new String[] {"\\", "(", "[", "\ud83d", "\u0000", "{1,9999}"}) {
      assertThatNoException().isThrownBy(() -> Glob.of(pattern).matches(FoldedText.of(pattern)));
      assertThat(Glob.of(pattern).matches(FoldedText.of(pattern))).isTrue();
    }
  }
}
