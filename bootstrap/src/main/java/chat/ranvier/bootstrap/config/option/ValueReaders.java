package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The reader of each type that a component of a configuration record may have. */
final class ValueReaders {
  private static final Map<Class<?>, ValueReader> BY_TYPE =
      Map.ofEntries(
          reader(boolean.class, "boolean", Scalars::truth),
          reader(int.class, "integer", Scalars::smallInteger),
          reader(Integer.class, "integer", Scalars::smallInteger),
          reader(long.class, "integer", Scalars::integer),
          reader(double.class, "number", Scalars::decimal),
          reader(String.class, "string", Setting.Text::text),
          reader(Secret.class, "secret string", text -> new Secret(text.text())),
          reader(Duration.class, "duration", text -> Units.duration(text.text())),
          reader(ByteSize.class, "size", text -> Units.size(text.text())),
          reader(Path.class, "path", Scalars::path),
          reader(URI.class, "web address", Scalars::webAddress),
          reader(Pattern.class, "regular expression", Scalars::pattern),
          reader(ServerName.class, "server name", ValueReaders::serverName),
          reader(UserId.class, "user id", text -> new UserId(text.text())),
          reader(RoomVersion.class, "room version", ValueReaders::roomVersion),
          Map.entry(JsonObject.class, new JsonObjectReader()));

  private ValueReaders() {}

  private static ServerName serverName(Setting.Text text) {
    int scheme = text.text().indexOf("://");
    if (scheme >= 0) {
      throw new IllegalArgumentException(
          "write it without " + text.text().substring(0, scheme + "://".length()));
    }
    return new ServerName(text.text());
  }

  static ValueReader of(Type type) {
    return switch (type) {
      case ParameterizedType generic -> ofGeneric(generic);
      case Class<?> simple -> ofClass(simple);
      default -> throw new IllegalArgumentException("no option can be a " + type);
    };
  }

  private static ValueReader ofGeneric(ParameterizedType type) {
    if (type.getRawType() == List.class) {
      return new ListReader(of(type.getActualTypeArguments()[0]));
    }
    if (type.getRawType() == Map.class) {
      return new MapReader(of(type.getActualTypeArguments()[1]));
    }
    throw new IllegalArgumentException("no option can be a " + type);
  }

  private static ValueReader ofClass(Class<?> type) {
    ValueReader known = BY_TYPE.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return new TextReader(Scalars.words(type), text -> Scalars.choice(type, text));
    }
    return new RecordReader(Schema.of(type.asSubclass(Record.class)));
  }

  private static Map.Entry<Class<?>, ValueReader> reader(
      Class<?> type, String name, Function<Setting.Text, Object> parse) {
    return Map.entry(type, new TextReader(name, parse));
  }

  private static RoomVersion roomVersion(Setting.Text text) {
    return RoomVersion.find(text.text())
        .orElseThrow(
            () ->
                InvalidOptionException.unreadable(
                    "must be a room version that is supported: "
                        + String.join(
                            ", ", RoomVersion.supported().stream().map(RoomVersion::id).toList())
                        + "; it is \""
                        + text.text()
                        + "\""));
  }
}
