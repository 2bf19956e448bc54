package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.UnknownOptions;
import chat.ranvier.bootstrap.config.source.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The options that Synapse has and Ranvier does not, or not yet; and what to say of others. */
final class SynapseOptions implements UnknownOptions {
  private static final String RESOURCE = "synapse-options.txt";
  private static final String MEANINGLESS = "- ";
  private static final String REFUSED = "! ";

  private final Set<String> later;
  private final Set<String> meaningless;
  private final Set<String> refused;

  private SynapseOptions(Set<String> later, Set<String> meaningless, Set<String> refused) {
    this.later = later;
    this.meaningless = meaningless;
    this.refused = refused;
  }

  /** The list that comes with the server. */
  static SynapseOptions load() {
    List<String> lines = lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    return new SynapseOptions(
        lines.stream().filter(line -> line.indexOf(' ') < 0).collect(Collectors.toSet()),
        marked(MEANINGLESS, lines),
        marked(REFUSED, lines));
  }

  private static Set<String> marked(String mark, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines() {
    try (InputStream resource = SynapseOptions.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options that are to come, for the documentation. */
  List<String> notYetSupported() {
    return later.stream().sorted().toList();
  }

  @Override
  public Optional<String> remark(String path, String name, Setting value, List<String> siblings) {
    String option = path.isEmpty() ? name : path + "." + name;
    if (refused.contains(option)) {
      return Optional.empty();
    }
    if (meaningless.contains(option)) {
      return Optional.of("has no meaning in Ranvier and is ignored");
    }
    if (later.contains(option)) {
      return isOff(value)
          ? Optional.empty()
          : Optional.of("is an option of Synapse that Ranvier does not support yet; it is ignored");
    }
    return Optional.of(
        NearestName.to(name, Stream.concat(siblings.stream(), ofSynapse(path)))
            .map(near -> "is no option and is ignored; did you mean " + near + "?")
            .orElse("is no option and is ignored"));
  }

  private Stream<String> ofSynapse(String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    return Stream.concat(later.stream(), meaningless.stream())
        .filter(option -> option.startsWith(prefix))
        .map(option -> option.substring(prefix.length()))
        .filter(option -> option.indexOf('.') < 0);
  }

  /** Whether the value asks for nothing, so that nobody misses what is not there. */
  private static boolean isOff(Setting value) {
    return switch (value) {
      case Setting.Nothing nothing -> true;
      case Setting.Text text -> Set.of("false", "no", "off", "0", "").contains(text.text());
      case Setting.Sequence sequence -> sequence.elements().isEmpty();
      case Setting.Mapping mapping ->
          mapping.members().values().stream().allMatch(SynapseOptions::isOff);
    };
  }
}
