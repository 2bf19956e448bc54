package chat.ranvier.domain.testing;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** JSON that a seed decides, with every kind of value and of character that JSON can hold. */
public final class RandomJson {
  private static final int[] CHARACTERS = {
    'a', 'b', 'z', '_', '.', '?', '"', '\\', '/', '\n', '\t', 0, 0x1f, 0x7f, 0x80, 0xe9, 0x7ff,
    0x800, 0x65e5, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff
  };

  private final SplittableRandom random;

  /** The same seed always makes the same values in the same order. */
  public RandomJson(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** An object in which objects stand at most so many levels deep. */
  public JsonObject object(int depth) {
    JsonObject.Builder builder = JsonObject.builder();
    int members = random.nextInt(random.nextInt(10) == 0 ? 60 : 6);
    for (int i = 0; i < members; i++) {
      builder.put(text(), value(depth - 1));
    }
    return builder.build();
  }

  /** A canonical value. */
  public JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2 -> new JsonInteger(random.nextLong(-(1L << 53) + 1, 1L << 53));
      case 3 -> new JsonInteger(random.nextInt(100));
      case 4, 5 -> new JsonString(text());
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  private JsonArray array(int depth) {
    List<JsonValue> values = new ArrayList<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      values.add(value(depth - 1));
    }
    return new JsonArray(values);
  }

  /** A text of 0 to 40 characters. */
  public String text() {
    boolean plain = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(4) == 0 ? 40 : 8);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          plain ? 'a' + random.nextInt(26) : CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
