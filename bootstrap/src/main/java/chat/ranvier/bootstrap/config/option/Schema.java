package chat.ranvier.bootstrap.config.option;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of a record, as its components declare them.
 *
 * @param type the record
 * @param members one for each of its components, in order
 */
record Schema(Class<? extends Record> type, List<Member> members) {
  /** What a component of the record is. */
  sealed interface Member {}

  /**
   * An option.
   *
   * @param option its declaration
   * @param reader reads its type
   * @param optional whether it may be absent without a default
   */
  record Declared(Option option, ValueReader reader, boolean optional) implements Member {
    String name() {
      return option.name();
    }

    boolean isSecret() {
      return reader.typeName().equals("secret string");
    }
  }

  /** Options of the same level in a record of their own. */
  record Grouped(Schema schema) implements Member {}

  static Schema of(Class<? extends Record> type) {
    return new Schema(type, Arrays.stream(type.getRecordComponents()).map(Schema::member).toList());
  }

  private static Member member(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    if (option == null) {
      return new Grouped(of(component.getType().asSubclass(Record.class)));
    }
    boolean optional = component.getType() == Optional.class;
    Type type = component.getGenericType();
    Type value = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    return new Declared(option, ValueReaders.of(value), optional);
  }

  /** The options of this level, those of groups included. */
  List<Declared> options() {
    return members.stream().flatMap(Schema::options).toList();
  }

  private static Stream<Declared> options(Member member) {
    return switch (member) {
      case Declared declared -> Stream.of(declared);
      case Grouped grouped -> grouped.schema().options().stream();
    };
  }

  /** All names that this level takes, older ones and files of secrets included. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Declared declared : options()) {
      names.add(declared.name());
      names.addAll(List.of(declared.option().formerly()));
      if (declared.isSecret()) {
        names.add(fileOf(declared));
      }
    }
    return names;
  }

  /** The name of the option that holds the file of a secret. */
  static String fileOf(Declared secret) {
    return secret.name() + "_path";
  }

  /** Whether an option of this name is declared on its own. */
  boolean declares(String name) {
    return options().stream().anyMatch(declared -> declared.name().equals(name));
  }

  Constructor<? extends Record> constructor() throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types);
  }
}
