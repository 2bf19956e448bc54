package chat.ranvier.architecture.planted.application.room;

/** Breaks: names say what a class is. */
public final class RoomManager {}
