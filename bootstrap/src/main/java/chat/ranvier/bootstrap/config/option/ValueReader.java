package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;

/** Reads settings of one type. */
interface ValueReader {
  /** The type's name in the documentation. */
  String typeName();

  /**
   * The value of a setting.
   *
   * @param path the option's name with the names of what it stands in
   * @throws InvalidOptionException where it is of another type
   * @throws AlreadyReportedException where the parts of it that are wrong have been noted
   */
  Object read(Setting setting, String path, Binder binder);

  /** Thrown where the parts of a value that are wrong have been noted as problems. */
  final class AlreadyReportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
