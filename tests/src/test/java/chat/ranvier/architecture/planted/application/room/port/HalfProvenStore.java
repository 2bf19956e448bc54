package chat.ranvier.architecture.planted.application.room.port;

/** Breaks: every contract runs on all three storages. */
public interface HalfProvenStore {
  /** How many rows there are. */
  int count();
}
