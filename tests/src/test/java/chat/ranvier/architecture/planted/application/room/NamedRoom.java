package chat.ranvier.architecture.planted.application.room;

/** Breaks: an identifier has a type of its own. */
public record NamedRoom(String roomId) {}
