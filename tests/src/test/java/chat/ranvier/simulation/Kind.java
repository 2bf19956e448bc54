package chat.ranvier.simulation;

/** What there is in a run beside users and rooms. */
enum Kind {
  /** Nothing. */
  USUAL,
  /** A storage that hides its failures. */
  ON_LYING_STORAGE,
  /** Other servers that write to the same rooms. */
  WITH_FOREIGN_SERVERS,
  /** Devices that send messages to one another. */
  WITH_DEVICE_MESSAGES
}
