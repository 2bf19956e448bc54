package chat.ranvier.bootstrap.config.option;

/** A choice among a few words: implemented by enums. */
public interface Word {
  /** How it is written in the file. */
  String word();
}
