package chat.ranvier.architecture.planted.db.room;

import chat.ranvier.architecture.planted.application.room.OpenRoom;

/** Breaks: storage knows ports only. */
public record CallingRoomStore(OpenRoom room) {}
