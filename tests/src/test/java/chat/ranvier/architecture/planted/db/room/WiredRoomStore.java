package chat.ranvier.architecture.planted.db.room;

import chat.ranvier.architecture.planted.bootstrap.Wiring;

/** Breaks: nobody knows the wiring. */
public record WiredRoomStore(Wiring wiring) {}
