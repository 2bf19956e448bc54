package chat.ranvier.architecture.planted.application.room.port;

/** Breaks: ports are interfaces and values. */
public final class CleverPort {}
