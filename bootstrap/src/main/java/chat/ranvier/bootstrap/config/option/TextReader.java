package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import java.util.function.Function;

/**
 * Reads values that are a single word or text.
 *
 * @param typeName the type's name in the documentation
 * @param parse turns the text into the value, or throws an {@code IllegalArgumentException}
 */
record TextReader(String typeName, Function<Setting.Text, Object> parse) implements ValueReader {
  @Override
  public Object read(Setting setting, String path, Binder binder) {
    if (!(setting instanceof Setting.Text text)) {
      throw InvalidOptionException.unreadable(wrong());
    }
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw InvalidOptionException.unreadable(wrong() + "; it is \"" + text.text() + "\"");
    } catch (IllegalArgumentException e) {
      throw InvalidOptionException.unreadable(
          wrong() + ": " + e.getMessage() + "; it is \"" + text.text() + "\"");
    }
  }

  private String wrong() {
    return (typeName.startsWith("i") ? "must be an " : "must be a ") + typeName;
  }
}
