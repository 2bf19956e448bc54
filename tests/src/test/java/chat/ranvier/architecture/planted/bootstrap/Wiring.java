package chat.ranvier.architecture.planted.bootstrap;

/** What nobody may know. */
public interface Wiring {}
