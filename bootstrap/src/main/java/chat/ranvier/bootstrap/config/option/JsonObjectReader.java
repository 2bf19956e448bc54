package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.math.BigDecimal;

/** Reads mappings that are handed on as JSON. */
record JsonObjectReader() implements ValueReader {
  @Override
  public String typeName() {
    return "mapping, any content";
  }

  @Override
  public Object read(Setting setting, String path, Binder binder) {
    if (!(binder.typed(setting) instanceof Setting.Mapping mapping)) {
      throw InvalidOptionException.unreadable("must be a mapping");
    }
    return object(mapping);
  }

  private static JsonObject object(Setting.Mapping mapping) {
    JsonObject.Builder object = JsonObject.builder();
    mapping.members().forEach((name, value) -> object.put(name, json(value)));
    return object.build();
  }

  private static JsonValue json(Setting setting) {
    return switch (setting) {
      case Setting.Nothing nothing -> JsonNull.NULL;
      case Setting.Text text -> scalar(text);
      case Setting.Sequence sequence ->
          new JsonArray(sequence.elements().stream().map(JsonObjectReader::json).toList());
      case Setting.Mapping mapping -> object(mapping);
    };
  }

  private static JsonValue scalar(Setting.Text text) {
    return switch (text.kind()) {
      case STRING, UNTYPED -> new JsonString(text.text());
      case TRUTH -> JsonBoolean.of(Scalars.truth(text));
      case INTEGER -> new JsonInteger(Scalars.integer(text));
      case DECIMAL -> new JsonDecimal(new BigDecimal(text.text()).toString());
    };
  }
}
