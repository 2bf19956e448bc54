package chat.ranvier.architecture.planted.domain.event;

import chat.ranvier.architecture.planted.application.room.OpenRoom;

/** Breaks: the domain stands alone. */
public record CallingEvent(OpenRoom room) {}
