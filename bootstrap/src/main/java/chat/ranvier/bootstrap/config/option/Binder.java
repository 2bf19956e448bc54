package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.option.Schema.Declared;
import chat.ranvier.bootstrap.config.option.Schema.Grouped;
import chat.ranvier.bootstrap.config.option.Schema.Member;
import chat.ranvier.bootstrap.config.option.ValueReader.AlreadyReportedException;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import chat.ranvier.bootstrap.config.source.YamlSource;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes records of settings, and notes all that is wrong with them. */
public final class Binder {
  private final Problems problems;
  private final UnknownOptions unknown;
  private final YamlSource yaml;

  /**
   * A binder.
   *
   * @param unknown tells what to say about names that no option has
   */
  public Binder(Problems problems, UnknownOptions unknown) {
    this.problems = problems;
    this.unknown = unknown;
    this.yaml = new YamlSource(problems);
  }

  /**
   * The section's record; empty, with problems noted, where an option is wrong.
   *
   * @param root all settings; names that the section does not know are left to others
   */
  public <R extends Record> Optional<R> bind(Class<R> section, Mapping root) {
    String at = section.getAnnotation(Section.class).at();
    Schema schema = Schema.of(section);
    if (at.isEmpty()) {
      return construct(schema, root, "").map(section::cast);
    }
    Setting nested = root.find(at).orElseGet(() -> Mapping.empty(root.place()));
    return readOrReport(new RecordReader(schema), nested, at).map(section::cast);
  }

  /** Notes the names in {@code root} that are not among {@code known}. */
  public void reportUnknown(Mapping root, List<String> known) {
    reportUnknown(root, "", known);
  }

  Optional<Record> bind(Schema schema, Mapping mapping, String path) {
    reportUnknown(mapping, path, schema.names());
    return construct(schema, mapping, path);
  }

  private void reportUnknown(Mapping mapping, String path, List<String> known) {
    mapping
        .members()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                unknown
                    .remark(path, name, value, known)
                    .ifPresent(
                        remark -> problems.warning(value.place(), child(path, name), remark));
              }
            });
  }

  private Optional<Record> construct(Schema schema, Mapping mapping, String path) {
    Object[] values =
        schema.members().stream()
            .flatMap(member -> value(schema, member, mapping, path).stream())
            .toArray();
    return values.length == schema.members().size()
        ? newRecord(schema, values, mapping, path)
        : Optional.empty();
  }

  private Optional<? extends Object> value(
      Schema schema, Member member, Mapping mapping, String path) {
    return switch (member) {
      case Grouped grouped -> construct(grouped.schema(), mapping, path);
      case Declared declared when standsInFile(schema, declared, mapping) ->
          secretOfFile(declared, mapping, path);
      case Declared declared when declared.optional() && isLeftEmpty(declared, mapping) ->
          Optional.of(Optional.empty());
      case Declared declared -> value(declared, find(declared, mapping), mapping.place(), path);
    };
  }

  private Optional<? extends Object> value(
      Declared declared, Optional<Setting> written, Place place, String path) {
    String name = child(path, declared.name());
    Optional<Setting> setting = written.map(value -> overDefault(declared, value));
    if (setting.isEmpty()) {
      setting = valueWhenAbsent(declared, place);
    }
    if (setting.isEmpty() && !declared.optional()) {
      problems.error(place, name, "is required");
      return Optional.empty();
    }
    if (setting.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Object> value = readOrReport(declared.reader(), setting.get(), name);
    return forComponent(declared, value);
  }

  /** A component that is an Optional holds the value in one. */
  private static Optional<? extends Object> forComponent(
      Declared declared, Optional<Object> value) {
    return declared.optional() && value.isPresent() ? Optional.of(value) : value;
  }

  /** Whether the file has the name and {@code null} for it, which overrides a default. */
  private static boolean isLeftEmpty(Declared declared, Mapping mapping) {
    return mapping.isLeftEmpty(declared.name());
  }

  private static Optional<Setting> find(Declared declared, Mapping mapping) {
    return Stream.concat(Stream.of(declared.name()), Stream.of(declared.option().formerly()))
        .flatMap(name -> mapping.find(name).stream())
        .findFirst();
  }

  private Optional<Setting> valueWhenAbsent(Declared declared, Place place) {
    String text = declared.option().byDefault();
    if (!text.isEmpty()) {
      return Optional.of(yaml.value("the default of " + declared.name(), text));
    }
    boolean byParts = declared.reader() instanceof RecordReader && !declared.optional();
    return byParts ? Optional.of(Mapping.empty(place)) : Optional.empty();
  }

  /** Options that a mapping leaves out have the values of the mapping's own default. */
  private Setting overDefault(Declared declared, Setting written) {
    boolean defaulted =
        declared.reader() instanceof RecordReader && !declared.option().byDefault().isEmpty();
    if (defaulted
        && typed(written) instanceof Mapping upper
        && yaml.value("", declared.option().byDefault()) instanceof Mapping lower) {
      return lower.under(upper);
    }
    return written;
  }

  private static boolean standsInFile(Schema schema, Declared declared, Mapping mapping) {
    String file = Schema.fileOf(declared);
    return declared.isSecret()
        && !schema.declares(file)
        && find(declared, mapping).isEmpty()
        && mapping.find(file).isPresent();
  }

  private Optional<? extends Object> secretOfFile(Declared declared, Mapping mapping, String path) {
    String name = Schema.fileOf(declared);
    Setting file = mapping.find(name).orElseThrow();
    Optional<Object> secret =
        readOrReport(new TextReader("path", SecretFile::read), file, child(path, name));
    return forComponent(declared, secret);
  }

  private Optional<Record> newRecord(Schema schema, Object[] values, Mapping mapping, String path) {
    try {
      return Optional.of(schema.constructor().newInstance(values));
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof InvalidOptionException refusal)) {
        throw new IllegalStateException(schema.type() + " fails on " + mapping.place(), e);
      }
      Place place = mapping.find(refusal.option()).map(Setting::place).orElse(mapping.place());
      problems.error(place, child(path, refusal.option()), refusal.reason());
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(schema.type() + " cannot be made", e);
    }
  }

  /** The setting's value; empty, with problems noted, where it is of another type. */
  Optional<Object> readOrReport(ValueReader reader, Setting setting, String path) {
    try {
      return Optional.of(reader.read(setting, path, this));
    } catch (InvalidOptionException e) {
      problems.error(setting.place(), path, e.reason());
    } catch (AlreadyReportedException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** A text of the environment where a list or a mapping is wanted: it is YAML then. */
  Setting typed(Setting setting) {
    return setting instanceof Setting.Text text && text.kind() == Setting.Kind.UNTYPED
        ? yaml.value(text.place().source(), text.text())
        : setting;
  }

  static String child(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }
}
