package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.option.ValueReader.AlreadyReportedException;
import chat.ranvier.bootstrap.config.source.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists; a value that is no list counts as a list of one. */
record ListReader(ValueReader element) implements ValueReader {
  @Override
  public String typeName() {
    return "list of " + element.typeName();
  }

  @Override
  public Object read(Setting setting, String path, Binder binder) {
    List<Object> values = new ArrayList<>();
    boolean whole = true;
    for (Setting part : parts(binder.typed(setting))) {
      Optional<Object> value = binder.readOrReport(element, part, path + "[]");
      value.ifPresent(values::add);
      whole &= value.isPresent();
    }
    if (!whole) {
      throw new AlreadyReportedException();
    }
    return List.copyOf(values);
  }

  private static List<Setting> parts(Setting setting) {
    return switch (setting) {
      case Setting.Sequence sequence -> sequence.elements();
      case Setting.Nothing nothing -> List.of();
      case Setting.Text text -> List.of(text);
      case Setting.Mapping mapping -> List.of(mapping);
    };
  }
}
