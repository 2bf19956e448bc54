package chat.ranvier.mail.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter of templates. */
record NamedFilter(String name, Work work) implements Filter {
  /** What a filter does. */
  interface Work {
    /** Makes something of a value, as text, and of what stands in brackets. */
    String apply(String value, List<String> arguments);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public @Nullable Object filter(
      @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
    return value == null ? null : work.apply(value.toString(), List.of(arguments));
  }
}
