package chat.ranvier.bootstrap.config.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A value in the configuration, as it was written, with its place. */
public sealed interface Setting {
  /** Where it stands. */
  Place place();

  /** Whether it says nothing: an option without a value counts as absent. */
  default boolean isNothing() {
    return this instanceof Nothing;
  }

  /** An option without a value. */
  record Nothing(Place place) implements Setting {}

  /**
   * A single value.
   *
   * @param text its characters, without quotes
   * @param kind what YAML takes it for
   */
  record Text(Place place, String text, Kind kind) implements Setting {}

  /** A list of values. */
  record Sequence(Place place, List<Setting> elements) implements Setting {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** Named values, in the order in which they were written. */
  record Mapping(Place place, SequencedMap<String, Setting> members) implements Setting {
    public Mapping {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** The mapping without members. */
    public static Mapping empty(Place place) {
      return new Mapping(place, new LinkedHashMap<>());
    }

    /** The value of this name, where there is one that says something. */
    public Optional<Setting> find(String name) {
      return Optional.ofNullable(members.get(name)).filter(value -> !value.isNothing());
    }

    /** Whether there is a member of this name that says nothing, as {@code null} does. */
    public boolean isLeftEmpty(String name) {
      return Optional.ofNullable(members.get(name)).filter(Setting::isNothing).isPresent();
    }

    /** This mapping with the members of {@code upper} in place of its own of the same name. */
    public Mapping under(Mapping upper) {
      SequencedMap<String, Setting> merged = new LinkedHashMap<>(members);
      merged.putAll(upper.members);
      return new Mapping(upper.place, merged);
    }

    /** This mapping with a value put at the end of the path, the mappings between included. */
    public Mapping with(List<String> path, Setting value) {
      SequencedMap<String, Setting> changed = new LinkedHashMap<>(members);
      String name = path.getFirst();
      changed.put(name, path.size() == 1 ? value : nested(name, value).with(rest(path), value));
      return new Mapping(place, changed);
    }

    private Mapping nested(String name, Setting value) {
      return members.get(name) instanceof Mapping mapping ? mapping : empty(value.place());
    }

    private static List<String> rest(List<String> path) {
      return path.subList(1, path.size());
    }
  }

  /** What YAML takes an unquoted value for; a quoted one is a string. */
  enum Kind {
    STRING,
    TRUTH,
    INTEGER,
    DECIMAL,
    /** From the environment, where everything is text and the option decides. */
    UNTYPED
  }
}
