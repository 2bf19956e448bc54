package chat.ranvier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing grows too large, locks by the language or passes identifiers as bare text. */
final class SourceRulesTest {
  private static final SourceRules SHIPPED = new SourceRules(SourceTree.shipped());
  private static final SourceRules PLANTED =
      new SourceRules(SourceTree.ofTests(CompiledCode.PLANTED));

  @Test
  void nothingShippedIsTooLarge() {
    assertThat(SHIPPED.tooLarge()).isEmpty();
  }

  @Test
  void mostOfWhatIsShippedIsSmall() {
    assertThat(SHIPPED.mostFiles()).isBetween(1L, (long) SourceRules.MOST_FILES);
    assertThat(SHIPPED.mostMethods()).isBetween(1L, (long) SourceRules.MOST_METHODS);
  }

  @Test
  void nothingShippedLocksByTheLanguage() {
    assertThat(SHIPPED.locks()).isEmpty();
  }

  @Test
  void identifiersHaveTypesInsideTheHexagon() {
    assertThat(SHIPPED.namelessIdentifiers(file -> file.name().matches("(domain|application)/.*")))
        .isEmpty();
  }

  @Test
  void aLongFileIsReported() {
    assertThat(rulesFor("class Long {\n" + "\n".repeat(499) + "}").tooLarge())
        .containsExactly("Planted.java has 501 lines");
    assertThat(rulesFor("class Short {\n" + "\n".repeat(498) + "}").tooLarge()).isEmpty();
  }

  @Test
  void aLongMethodIsReported() {
    assertThat(rulesFor("class A {\n  void m() {\n" + "\n".repeat(59) + "  }\n}").tooLarge())
        .containsExactly("Planted.java: m has 61 lines");
    assertThat(rulesFor("class A {\n  void m() {\n" + "\n".repeat(58) + "  }\n}").tooLarge())
        .isEmpty();
  }

  @Test
  void aConstructorThatTakesTooMuchIsReported() {
    assertThat(rulesFor("class A { A(" + parameters(8) + ") {} }").tooLarge())
        .containsExactly("Planted.java: a constructor takes 8");
    assertThat(rulesFor("class A { A(" + parameters(7) + ") {} }").tooLarge()).isEmpty();
  }

  @Test
  void aPortThatAsksForTooMuchIsReported() {
    String methods =
        IntStream.range(0, 13).mapToObj(n -> "void m" + n + "();").collect(Collectors.joining());
    SourceFile port = SourceFile.parse("room/port/A.java", "interface A {" + methods + "}");

    assertThat(new SourceRules(List.of(port)).tooLarge())
        .containsExactly("room/port/A.java: A has 13 methods");
  }

  @Test
  void codeThatIsMostlyLongIsMeasuredSo() {
    SourceFile small = SourceFile.parse("A.java", "class A {}");
    SourceFile large = SourceFile.parse("B.java", "class B {\n" + "\n".repeat(300) + "}");

    assertThat(new SourceRules(List.of(small, large)).mostFiles()).isEqualTo(302);
    assertThat(new SourceRules(Collections.nCopies(9, small)).mostFiles()).isEqualTo(1);
  }

  @Test
  void aLockOfTheLanguageIsReported() {
    assertThat(PLANTED.locks())
        .hasSize(2)
        .allMatch(place -> place.contains("planted/application/room/LockingRoom.java"));
  }

  @Test
  void anIdentifierWithoutATypeIsReported() {
    assertThat(PLANTED.namelessIdentifiers(file -> true))
        .singleElement()
        .asString()
        .endsWith("NamedRoom.java:4 String roomId");
  }

  private static SourceRules rulesFor(String text) {
    return new SourceRules(List.of(SourceFile.parse("Planted.java", text)));
  }

  private static String parameters(int count) {
    return IntStream.range(0, count).mapToObj(n -> "int p" + n).collect(Collectors.joining(", "));
  }
}
