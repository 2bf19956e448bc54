package chat.ranvier.architecture.planted.http.client.room;

import chat.ranvier.architecture.planted.application.room.port.RoomStore;

/** Breaks: routes call no driven port. */
public record StoringRoutes(RoomStore rooms) {}
