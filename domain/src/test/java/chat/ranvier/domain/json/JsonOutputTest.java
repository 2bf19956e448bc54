package chat.ranvier.domain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.testing.RandomJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
  @Test
  void mixesTreesValuesAndRenderedPieces() {
    byte[] rendered = "{\"type\":\"m.room.message\"}".getBytes(UTF_8);
    JsonOutput out = JsonOutput.create();
    out.beginObject().name("events").beginArray();
    out.raw(rendered).raw(rendered).value(JsonObject.of("a", "b"));
    out.endArray().name("limited").value(false).name("next").value("s\n1").name("n").value(-7);
    out.name("empty").beginObject().endObject().name("none").beginArray().endArray().endObject();

    assertThat(new String(out.toBytes(), UTF_8))
        .isEqualTo(
            "{\"events\":[{\"type\":\"m.room.message\"},{\"type\":\"m.room.message\"},"
                + "{\"a\":\"b\"}],\"limited\":false,\"next\":\"s\\n1\",\"n\":-7,"
                + "\"empty\":{},\"none\":[]}");
  }

  @Test
  void passesALongAnswerOnPieceByPiece() {
    List<JsonValue> values = new ArrayList<>();
    RandomJson random = new RandomJson(7);
    for (int i = 0; i < 2_000; i++) {
      values.add(random.object(3));
    }
    JsonArray all = new JsonArray(values);
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    List<Integer> pieces = new ArrayList<>();
    JsonWriter.write(
        all,
        (bytes, offset, length) -> {
          collected.write(bytes, offset, length);
          pieces.add(length);
        });

    assertThat(collected.toByteArray()).isEqualTo(JsonWriter.toBytes(all));
    assertThat(pieces).hasSizeGreaterThan(5).allMatch(length -> length < 40_000);
  }

  @Test
  void writesQuestionMarksInTextsOfEveryLength() {
    for (String text : List.of("?", "why? who? what? when? where? how?", "日本? 日本語のテキスト??")) {
      assertThat(JsonReader.read(JsonWriter.toBytes(new JsonString(text))))
          .isEqualTo(new JsonString(text));
    }
  }
}
