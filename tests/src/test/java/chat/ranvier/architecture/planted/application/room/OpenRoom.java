package chat.ranvier.architecture.planted.application.room;

import chat.ranvier.architecture.planted.application.circle.RoundRoom;

/** Breaks, with its counterpart: no cycles between packages. */
public record OpenRoom(RoundRoom counterpart) {}
