package chat.ranvier.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everything that happened in a run, as one number, and as text where that is wanted. */
final class Trace {
  private static final long PRIME = 0x100000001b3L;

  private final List<String> lines = new ArrayList<>();
  private final boolean isKept;
  private long hash = 0xcbf29ce484222325L;

  /**
   * @param isKept whether the text is kept
   */
  Trace(boolean isKept) {
    this.isKept = isKept;
  }

  void note(long number) {
    hash = (hash ^ number) * PRIME;
  }

  void note(String line) {
    for (int i = 0; i < line.length(); i++) {
      note(line.charAt(i));
    }
    if (isKept) {
      lines.add(line);
    }
  }

  /** The same for two runs in which the same happened in the same order. */
  long hash() {
    return hash;
  }

  String text() {
    return String.join("\n", lines);
  }
}
