package chat.ranvier.architecture.planted.application.room;

import io.helidon.http.Status;

/** Breaks: Helidon stays outside. */
public record ServingRoom(Status status) {}
