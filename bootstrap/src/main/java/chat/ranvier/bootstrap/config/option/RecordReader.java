package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;

/** Reads mappings whose names are declared options. */
record RecordReader(Schema schema) implements ValueReader {
  @Override
  public String typeName() {
    return "mapping";
  }

  @Override
  public Object read(Setting setting, String path, Binder binder) {
    if (!(binder.typed(setting) instanceof Setting.Mapping mapping)) {
      throw InvalidOptionException.unreadable("must be a mapping");
    }
    return binder.bind(schema, mapping, path).orElseThrow(AlreadyReportedException::new);
  }
}
