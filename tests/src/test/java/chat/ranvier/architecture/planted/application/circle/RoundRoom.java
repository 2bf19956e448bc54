package chat.ranvier.architecture.planted.application.circle;

import chat.ranvier.architecture.planted.application.room.OpenRoom;

/** Breaks, with its counterpart: no cycles between packages. */
public interface RoundRoom {
  /** The counterpart. */
  OpenRoom counterpart();
}
