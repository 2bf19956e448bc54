package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON from UTF-8: at most {@value #MAX_DEPTH} levels deep, no name twice in an object, no
 * lone surrogates, nothing after the value.
 */
public final class JsonReader {
  /** The deepest nesting that is taken. */
  public static final int MAX_DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * The value that the bytes spell.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonValue read(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: nothing there");
      }
      JsonValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: more than one value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new InvalidJsonException(Kind.BAD_JSON, "JSON too deep or with too long a number");
    } catch (IOException e) {
      throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON");
    }
  }

  /**
   * The object that the bytes spell.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonObject readObject(byte[] utf8) {
    if (read(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new InvalidJsonException(Kind.BAD_JSON, "Content must be a JSON object");
  }

  private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> new JsonDecimal(parser.getText());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON");
    };
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    JsonObject.Builder builder = JsonObject.builder();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (builder.has(wellFormed(name))) {
        throw new InvalidJsonException(Kind.BAD_JSON, "JSON object with a name that stands twice");
      }
      builder.put(name, value(parser, parser.nextToken()));
    }
    return builder.build();
  }

  private static JsonArray array(JsonParser parser) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(value(parser, token));
    }
    return new JsonArray(values);
  }

  private static JsonNumber integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new JsonInteger(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> new JsonDecimal(parser.getText());
    };
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new InvalidJsonException(Kind.BAD_JSON, "JSON string with a lone surrogate");
        }
        i++;
      }
    }
    return text;
  }
}
