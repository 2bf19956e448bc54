package chat.ranvier.bootstrap.config.source;

/**
 * Something that an operator should know about a setting.
 *
 * @param severity whether the server can start all the same
 * @param place where the setting stands
 * @param option its name, with the names of what it stands in; empty where there is none
 * @param message what is wrong with it and what to do
 */
public record Problem(Severity severity, Place place, String option, String message) {
  /** Whether the server can start all the same. */
  public enum Severity {
    WARNING,
    ERROR
  }

  /** Whether it keeps the server from starting. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    return option.isEmpty() ? place + ": " + message : place + ": " + option + ": " + message;
  }
}
