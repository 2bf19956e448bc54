package chat.ranvier.bootstrap.config;

/**
 * When TCP finds out that a silent peer is gone; 0 leaves a number to the system.
 *
 * @param idle seconds of silence before the first probe
 * @param interval seconds between probes
 * @param count probes without an answer before the connection counts as lost
 */
record KeepAliveTimes(int idle, int interval, int count) {
  static final KeepAliveTimes OF_THE_SYSTEM = new KeepAliveTimes(0, 0, 0);

  /** Reads what {@link #toString()} writes. */
  static KeepAliveTimes parse(String text) {
    String[] parts = text.split("/", -1);
    return new KeepAliveTimes(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Override
  public String toString() {
    return idle + "/" + interval + "/" + count;
  }
}
