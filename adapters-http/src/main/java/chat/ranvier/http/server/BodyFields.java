package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The members of a body, in the types that they have to have; {@code null} is as good as absent.
 */
public final class BodyFields {
  private BodyFields() {}

  /**
   * A text that need not be there.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static Optional<String> optionalText(JsonObject body, String name) {
    return optional(body, name, JsonObject::string, "a string");
  }

  /**
   * A text that has to be there.
   *
   * @throws MatrixFailure {@code M_MISSING_PARAM} where it is not; {@code M_BAD_JSON} where it is
   *     something else
   */
  public static String text(JsonObject body, String name) {
    return optionalText(body, name).orElseThrow(() -> missing(name));
  }

  /**
   * True or false, where it need not be there.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static boolean truth(JsonObject body, String name, boolean byDefault) {
    return optional(body, name, JsonObject::bool, "true or false").orElse(byDefault);
  }

  private static <T> Optional<T> optional(
      JsonObject body,
      String name,
      BiFunction<JsonObject, String, Optional<T>> reader,
      String kind) {
    Optional<T> value = reader.apply(body, name);
    boolean isOther =
        value.isEmpty() && body.find(name).filter(BodyFields::isSomething).isPresent();
    if (isOther) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' must be " + kind);
    }
    return value;
  }

  private static boolean isSomething(Object value) {
    return value != JsonNull.NULL;
  }

  private static MatrixFailure missing(String name) {
    return new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing '" + name + "'");
  }
}
