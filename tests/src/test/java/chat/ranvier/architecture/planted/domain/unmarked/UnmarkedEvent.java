package chat.ranvier.architecture.planted.domain.unmarked;

/** Breaks: packages are null-marked. */
public record UnmarkedEvent(int depth) {}
