package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import java.util.List;
import java.util.Optional;

/** What there is to say about a name that no option has. */
public interface UnknownOptions {
  /**
   * A remark for the operator; empty where there is nothing to say.
   *
   * @param path what the name stands in; empty at the top
   * @param siblings the names that are known there
   */
  Optional<String> remark(String path, String name, Setting value, List<String> siblings);
}
