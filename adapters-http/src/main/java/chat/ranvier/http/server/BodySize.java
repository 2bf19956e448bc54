package chat.ranvier.http.server;

/** The largest bodies of endpoints by what they are about, in bytes. */
public final class BodySize {
  /**
   * The content of an event, which is 64 KiB at most, in the wordiest spelling that clients use:
   * everything beyond ASCII as an escape.
   */
  public static final int EVENT = 128 << 10;

  /** A few names and settings. */
  public static final int SMALL = 16 << 10;

  private BodySize() {}
}
