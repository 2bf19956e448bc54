package chat.ranvier.simulation;

/** What there is in a run beside users and rooms. */
enum Kind {
  /** Nothing. */
  USUAL,
  /** A storage that hides its failures. */
  ON_LYING_STORAGE,
  /** Those who write overlook that the storage has ended a transaction by itself. */
  OVERLOOKING_ENDS,
  /** Other servers that write to the same rooms. */
  WITH_FOREIGN_SERVERS,
  /** Devices that send messages to one another. */
  WITH_DEVICE_MESSAGES,
  /** Devices that upload one-time keys and claim those of others. */
  WITH_KEYS,
  /** What events do to users is found out, and counted. */
  WITH_COUNTS
}
