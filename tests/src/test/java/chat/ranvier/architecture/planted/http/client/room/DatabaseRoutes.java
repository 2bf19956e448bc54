package chat.ranvier.architecture.planted.http.client.room;

import chat.ranvier.architecture.planted.db.room.CallingRoomStore;

/** Breaks: adapters are strangers. */
public record DatabaseRoutes(CallingRoomStore rooms) {}
