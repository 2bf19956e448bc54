package chat.ranvier.coverage;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An operation that the specification describes, or one of our own.
 *
 * @param source the part of the specification and the file that describe it; a dash for our own
 */
record Operation(String source, String method, String path) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  /** Reads lines of a source, a method and a path, comments left out. */
  static List<Operation> read(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" "))
        .map(words -> new Operation(words[0], words[1], words[2]))
        .toList();
  }

  /**
   * What two ways to write the same operation have in common; r0 stands for v3, as do the paths of
   * key backups and of messages to devices from before they were specified.
   */
  String key() {
    String path = PARAMETER.matcher(this.path).replaceAll("{}");
    return method
        + " "
        + path.replace("/_matrix/client/r0/", "/_matrix/client/v3/")
            .replaceFirst(
                "^/_matrix/client/unstable/(room_keys|keys|sendToDevice)/",
                "/_matrix/client/v3/$1/");
  }
}
