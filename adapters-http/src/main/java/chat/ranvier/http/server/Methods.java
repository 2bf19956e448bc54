package chat.ranvier.http.server;

/** The methods by the names that logs and metrics know them by. */
final class Methods {
  private Methods() {}

  /** The method, or {@code OTHER}, since a client may invent as many as it likes. */
  static String known(String method) {
    return switch (method) {
      case "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH" -> method;
      default -> "OTHER";
    };
  }
}
