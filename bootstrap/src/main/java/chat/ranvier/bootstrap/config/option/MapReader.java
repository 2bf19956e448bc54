package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads mappings whose names are the operator's own, in the order in which they were written. */
record MapReader(ValueReader element) implements ValueReader {
  @Override
  public String typeName() {
    return "mapping to " + element.typeName();
  }

  @Override
  public Object read(Setting setting, String path, Binder binder) {
    if (!(binder.typed(setting) instanceof Setting.Mapping mapping)) {
      throw InvalidOptionException.unreadable("must be a mapping");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<String, Setting> member : mapping.members().entrySet()) {
      if (!member.getValue().isNothing()) {
        Optional<Object> value =
            binder.readOrReport(element, member.getValue(), path + "." + member.getKey());
        value.ifPresent(object -> values.put(member.getKey(), object));
        whole &= value.isPresent();
      }
    }
    if (!whole) {
      throw new AlreadyReportedException();
    }
    return Collections.unmodifiableMap(values);
  }
}
