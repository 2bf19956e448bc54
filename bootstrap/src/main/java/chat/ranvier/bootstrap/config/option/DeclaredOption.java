package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.option.Schema.Declared;
import java.util.List;
import java.util.stream.Stream;

/**
 * An option as the documentation shows it.
 *
 * @param path its name with the names of what it stands in: {@code []} for each element of a list,
 *     {@code *} for each name of the operator's own
 * @param type what it may hold
 * @param byDefault its default as YAML; empty where there is none
 * @param required whether it has to be given where what it stands in is given
 * @param doc what it does
 */
public record DeclaredOption(
    String path, String type, String byDefault, boolean required, String doc) {
  /** The options of a section, those within others included, in the order of their declaration. */
  public static List<DeclaredOption> of(Class<? extends Record> section) {
    return all(Schema.of(section), section.getAnnotation(Section.class).at()).toList();
  }

  /** The names that a section takes at the top of the configuration. */
  public static List<String> topNames(Class<? extends Record> section) {
    String at = section.getAnnotation(Section.class).at();
    return at.isEmpty() ? Schema.of(section).names() : List.of(at);
  }

  private static Stream<DeclaredOption> all(Schema schema, String path) {
    return schema.options().stream().flatMap(option -> withParts(option, path));
  }

  private static Stream<DeclaredOption> withParts(Declared declared, String path) {
    String name = Binder.child(path, declared.name());
    Stream<DeclaredOption> itself = Stream.of(shown(declared, name));
    return switch (declared.reader()) {
      case RecordReader(Schema parts) -> Stream.concat(itself, all(parts, name));
      case ListReader(RecordReader(Schema parts)) -> Stream.concat(itself, all(parts, name + "[]"));
      case MapReader(RecordReader(Schema parts)) -> Stream.concat(itself, all(parts, name + ".*"));
      default -> itself;
    };
  }

  private static DeclaredOption shown(Declared declared, String path) {
    String byDefault = declared.option().byDefault();
    boolean nested = declared.reader() instanceof RecordReader;
    return new DeclaredOption(
        path,
        declared.reader().typeName(),
        byDefault,
        byDefault.isEmpty() && !declared.optional() && !nested,
        declared.option().doc());
  }
}
