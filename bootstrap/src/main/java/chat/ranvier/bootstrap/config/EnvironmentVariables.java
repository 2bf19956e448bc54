package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.DeclaredOption;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Options in the environment: {@code RANVIER_} and the option's name, two underscores between the
 * names of nested ones; {@code _FILE} after it names a file that holds the value.
 */
final class EnvironmentVariables {
  static final String PREFIX = "RANVIER_";
  private static final String FILE_SUFFIX = "_FILE";

  /** What others read: the launcher, and where the configuration files are. */
  private static final Set<String> RESERVED =
      Set.of("RANVIER_CONFIG_PATH", "RANVIER_JAVA_OPTIONS", "RANVIER_JDK_FOLDERS");

  /** What operators of Synapse's container set. */
  private static final Map<String, String> OF_SYNAPSE =
      Map.of("SYNAPSE_SERVER_NAME", "server_name", "SYNAPSE_REPORT_STATS", "report_stats");

  /** What operators set for all programs, in any case. */
  private static final Map<String, String> PROXIES =
      Map.of(
          "http_proxy", "http_proxy", "https_proxy", "https_proxy", "no_proxy", "no_proxy_hosts");

  private final TreeMap<String, String> variables;
  private final Problems problems;

  EnvironmentVariables(Map<String, String> variables, Problems problems) {
    this.variables = new TreeMap<>(variables);
    this.problems = problems;
  }

  /** The variable that sets an option. */
  static String nameOf(String option) {
    return PREFIX + option.toUpperCase(Locale.ROOT).replace(".", "__");
  }

  /** The settings with what the environment says in place of what they say. */
  Mapping over(Mapping written) {
    Mapping merged = written;
    for (Map.Entry<String, String> synapse : OF_SYNAPSE.entrySet()) {
      String value = variables.getOrDefault(synapse.getKey(), "");
      merged = value.isEmpty() ? merged : put(merged, synapse.getKey(), synapse.getValue(), value);
    }
    for (Map.Entry<String, String> proxy : PROXIES.entrySet()) {
      merged = putProxy(merged, proxy.getKey(), proxy.getValue());
    }
    for (Map.Entry<String, String> variable : variables.tailMap(PREFIX).entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(PREFIX) && !RESERVED.contains(name)) {
        merged = put(merged, name, variable.getValue());
      }
    }
    return merged;
  }

  /** A proxy that the environment names counts where the files name none. */
  private Mapping putProxy(Mapping settings, String name, String option) {
    boolean isWritten =
        settings.find(option).isPresent() || settings.find(option + "_path").isPresent();
    return isWritten
        ? settings
        : variables.entrySet().stream()
            .filter(variable -> variable.getKey().equalsIgnoreCase(name))
            .filter(variable -> !variable.getValue().isEmpty())
            .findFirst()
            .map(variable -> put(settings, variable.getKey(), option, variable.getValue()))
            .orElse(settings);
  }

  private Mapping put(Mapping settings, String variable, String value) {
    String option = option(variable);
    if (!variable.endsWith(FILE_SUFFIX) || isDeclared(option)) {
      return put(settings, variable, option, value);
    }
    String direct = variable.substring(0, variable.length() - FILE_SUFFIX.length());
    if (variables.containsKey(direct)) {
      problems.error(place(variable), option(direct), "must not be set beside " + direct);
      return settings;
    }
    return putFile(settings, variable, option(direct), value);
  }

  private Mapping putFile(Mapping settings, String variable, String option, String file) {
    try {
      return put(settings, variable, option, Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      problems.error(
          place(variable), option, "names a file that cannot be read: " + e.getMessage());
      return settings;
    }
  }

  private static Mapping put(Mapping settings, String variable, String option, String value) {
    return settings.with(
        List.of(option.split("\\.", -1)),
        new Setting.Text(place(variable), value, Setting.Kind.UNTYPED));
  }

  private static String option(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace("__", ".");
  }

  private static boolean isDeclared(String option) {
    return HomeserverConfig.SECTIONS.stream()
        .flatMap(section -> DeclaredOption.of(section).stream())
        .anyMatch(declared -> declared.path().equals(option));
  }

  private static Place place(String variable) {
    return Place.of("environment variable " + variable);
  }
}
