package chat.ranvier.architecture.planted.application.room.port;

/** Breaks: every store has a contract. */
public interface RoomStore {
  /** How many rooms there are. */
  int count();
}
