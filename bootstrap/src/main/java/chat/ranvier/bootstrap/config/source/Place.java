package chat.ranvier.bootstrap.config.source;

/**
 * Where a setting stands.
 *
 * @param source a file's path, or what else the setting came from
 * @param line counted from 1; 0 where lines mean nothing
 */
public record Place(String source, int line) {
  /** A place in something without lines. */
  public static Place of(String source) {
    return new Place(source, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
