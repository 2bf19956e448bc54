package chat.ranvier.bootstrap.config.source;

import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML into settings that know their lines. */
public final class YamlSource {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Problems problems;

  public YamlSource(Problems problems) {
    this.problems = problems;
  }

  /** The settings of a file; empty, with a problem noted, where it cannot be read. */
  public Optional<Mapping> read(Path file) {
    try {
      return read(file.toString(), withoutMark(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException e) {
      problems.error(Place.of(file.toString()), "", "there is no such file");
    } catch (CharacterCodingException e) {
      problems.error(Place.of(file.toString()), "", "is not written in UTF-8");
    } catch (IOException e) {
      problems.error(Place.of(file.toString()), "", "cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Editors of other systems put a byte order mark at the beginning. */
  private String withoutMark(String source, String text) {
    if (!text.startsWith(BYTE_ORDER_MARK)) {
      return text;
    }
    problems.warning(
        new Place(source, 1), "", "begins with a byte order mark, which does not belong there");
    return text.substring(BYTE_ORDER_MARK.length());
  }

  /** The settings of a text; empty, with a problem noted, where it is not a YAML mapping. */
  public Optional<Mapping> read(String source, String text) {
    return switch (value(source, text)) {
      case Mapping mapping -> Optional.of(mapping);
      case Setting.Nothing nothing -> Optional.of(Mapping.empty(nothing.place()));
      case Setting.Text wrong -> notAMapping(wrong);
      case Setting.Sequence wrong -> notAMapping(wrong);
    };
  }

  /** A single value as YAML; nothing, with a problem noted, where it is not well-formed. */
  public Setting value(String source, String text) {
    try {
      Node root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(text));
      return root == null
          ? new Setting.Nothing(new Place(source, 1))
          : new NodeReader(source, problems).read(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.error(new Place(source, line), "", "is not well-formed YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.error(Place.of(source), "", "is not well-formed YAML: " + e.getMessage());
    }
    return new Setting.Nothing(Place.of(source));
  }

  private Optional<Mapping> notAMapping(Setting wrong) {
    problems.error(wrong.place(), "", "holds no options: a line reads \"name: value\"");
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(100);
    options.setNestingDepthLimit(50);
    return options;
  }
}
