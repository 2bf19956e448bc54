package chat.ranvier.mail.template;

import com.hubspot.jinjava.interpret.CallStack;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tag {@code include} with all that Jinja2 knows of it: names that are expressions, {@code
 * ignore missing}, {@code with context} and {@code without context}.
 */
final class Inclusion implements Tag {
  private static final Pattern CONTEXT = Pattern.compile("\\s+with(?:out)?\\s+context\\s*$");
  private static final Pattern OPTIONAL = Pattern.compile("\\s+ignore\\s+missing\\s*$");

  /** A text with one place to fill, and what fills it: Python's {@code "a-%s" % b}. */
  private static final Pattern FILLED =
      Pattern.compile("\\s*([\"'])([^\"']*)%s([^\"']*)\\1\\s*%\\s*(.+)");

  private final TemplateFiles files;

  Inclusion(TemplateFiles files) {
    this.files = files;
  }

  @Override
  public String getName() {
    return "include";
  }

  @Override
  public @Nullable String getEndTagName() {
    return null;
  }

  @Override
  public String interpret(TagNode node, JinjavaInterpreter interpreter) {
    String said = CONTEXT.matcher(node.getHelpers()).replaceFirst("");
    Matcher optional = OPTIONAL.matcher(said);
    boolean isOptional = optional.find();
    String name = name(isOptional ? optional.replaceFirst("") : said, node, interpreter);
    Optional<String> source = source(name, node);
    if (source.isEmpty() && !isOptional) {
      throw new InterpretException("There is no template " + name, node.getLineNumber());
    }
    return source.map(text -> render(name, text, node, interpreter)).orElse("");
  }

  /** Renders the text where it is not a part of itself. */
  private static String render(
      String name, String text, TagNode node, JinjavaInterpreter interpreter) {
    CallStack names = interpreter.getContext().getIncludePathStack();
    names.push(name, node.getLineNumber(), node.getStartPosition());
    try {
      return interpreter.render(interpreter.parse(text), false);
    } finally {
      names.pop();
    }
  }

  private Optional<String> source(String name, TagNode node) {
    try {
      return files.find(name);
    } catch (IOException e) {
      throw new InterpretException(
          "The template " + name + " cannot be read", e, node.getLineNumber());
    }
  }

  private static String name(String expression, TagNode node, JinjavaInterpreter interpreter) {
    Matcher filled = FILLED.matcher(expression);
    if (filled.matches()) {
      return filled.group(2) + evaluated(filled.group(4), node, interpreter) + filled.group(3);
    }
    return evaluated(expression, node, interpreter);
  }

  private static String evaluated(String text, TagNode node, JinjavaInterpreter interpreter) {
    return String.valueOf(interpreter.resolveELExpression(text.strip(), node.getLineNumber()));
  }
}
