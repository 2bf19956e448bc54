package chat.ranvier.bootstrap.command;

/** Somebody at a terminal who may be asked. */
public interface Prompt {
  /** Whether there is anybody. */
  boolean isAttended();

  /** The answer to the question; empty where none is given. */
  String ask(String question);

  /** The answer to the question, not shown while it is typed. */
  String askSecretly(String question);
}
