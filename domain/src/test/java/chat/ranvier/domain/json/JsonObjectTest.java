package chat.ranvier.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  private static final JsonObject ABC =
      JsonObject.builder().put("c", 3).put("a", "1").put("b", true).build();

  @Test
  void keepsItsNamesInCanonicalOrder() {
    assertThat(ABC.names()).containsExactly("a", "b", "c");
    assertThat(ABC).hasToString("{\"a\":\"1\",\"b\":true,\"c\":3}");
  }

  @Test
  void aMemberOfAnotherTypeCountsAsAbsent() {
    assertThat(ABC.string("c")).isEmpty();
    assertThat(ABC.integer("a")).isEmpty();
    assertThat(ABC.object("a")).isEmpty();
    assertThat(ABC.array("a")).isEmpty();
    assertThat(ABC.bool("c")).isEmpty();
    assertThat(ABC.find("d")).isEmpty();
  }

  @Test
  void addsReplacesAndTakesAwayWithoutChangingItself() {
    assertThat(ABC.with("aa", "x").names()).containsExactly("a", "aa", "b", "c");
    assertThat(ABC.with("d", "x").names()).containsExactly("a", "b", "c", "d");
    assertThat(ABC.with("b", "x").string("b")).contains("x");
    assertThat(ABC.without("a").names()).containsExactly("b", "c");
    assertThat(ABC.without("c").names()).containsExactly("a", "b");
    assertThat(ABC.without("x")).isSameAs(ABC);
    assertThat(ABC.retaining(Set.of("c", "x")).names()).containsExactly("c");
    assertThat(ABC.names()).containsExactly("a", "b", "c");
  }

  @Test
  void aBuilderKeepsTheLastOfEqualNames() {
    JsonObject.Builder builder = JsonObject.builder();
    for (int i = 0; i < 100; i++) {
      builder.put("n" + i % 30, i);
    }
    JsonObject built = builder.build();

    assertThat(built.size()).isEqualTo(30);
    assertThat(built.integer("n5")).hasValue(95);
    assertThat(builder.put("n5", 1).build().integer("n5")).hasValue(1);
    assertThat(built.integer("n5")).hasValue(95);
  }

  @Test
  void aBuilderForgetsWhatIsRemoved() {
    JsonObject.Builder builder =
        ABC.toBuilder().put("a", "2").remove("a").putIfPresent("d", Optional.empty());

    assertThat(builder.has("a")).isFalse();
    assertThat(builder.has("b")).isTrue();
    assertThat(builder.build())
        .isEqualTo(JsonObject.of(Map.of("b", JsonBoolean.TRUE, "c", new JsonInteger(3))));
  }
}
