package chat.ranvier.architecture.planted.domain.event;

import java.nio.file.Path;

/** Breaks: the domain does nothing outside. */
public record ReadingEvent(Path file) {}
