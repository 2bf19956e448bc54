package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  /**
   * A whole number, where it need not be there.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static long integer(JsonObject body, String name, long byDefault) {
    return optional(body, name, BodyFields::boxed, "an integer").orElse(byDefault);
  }

  private static Optional<Long> boxed(JsonObject body, String name) {
    OptionalLong number = body.integer(name);
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /**
   * A user id that has to be there.
   *
   * @throws MatrixFailure {@code M_MISSING_PARAM} where it is not; {@code M_BAD_JSON} where it is
   *     no text
   * @throws chat.ranvier.domain.identifier.InvalidIdentifierException where it is another text
   */
  public static UserId user(JsonObject body, String name) {
    return UserId.parse(text(body, name));
  }

  /**
   * An object that need not be there.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static Optional<JsonObject> optionalObject(JsonObject body, String name) {
    return optional(body, name, JsonObject::object, "an object");
  }

  /**
   * An object that has to be there.
   *
   * @throws MatrixFailure {@code M_MISSING_PARAM} where it is not; {@code M_BAD_JSON} where it is
   *     something else
   */
  public static JsonObject object(JsonObject body, String name) {
    return optionalObject(body, name).orElseThrow(() -> missing(name));
  }

  /**
   * A value that has to be an object.
   *
   * @param what what the refusal calls it
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static JsonObject asObject(JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MatrixFailure(ErrorCode.BAD_JSON, what + " must be an object");
  }

  /**
   * The texts of an array; none where there is no array.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static List<String> texts(JsonObject body, String name) {
    JsonArray array = array(body, name);
    List<String> texts = array.strings().toList();
    mustBe(name, texts.size() == array.size(), "an array of strings");
    return texts;
  }

  /**
   * The objects of an array; none where there is no array.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where it is something else
   */
  public static List<JsonObject> objects(JsonObject body, String name) {
    JsonArray array = array(body, name);
    List<JsonObject> objects = array.objects().toList();
    mustBe(name, objects.size() == array.size(), "an array of objects");
    return objects;
  }

  private static JsonArray array(JsonObject body, String name) {
    return optional(body, name, JsonObject::array, "an array").orElse(JsonArray.empty());
  }

  private static <T> Optional<T> optional(
      JsonObject body,
      String name,
      BiFunction<JsonObject, String, Optional<T>> reader,
      String kind) {
    Optional<T> value = reader.apply(body, name);
    boolean isOther =
        value.isEmpty() && body.find(name).filter(BodyFields::isSomething).isPresent();
    mustBe(name, !isOther, kind);
    return value;
  }

  private static void mustBe(String name, boolean condition, String kind) {
    if (!condition) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' must be " + kind);
    }
  }

  private static boolean isSomething(Object value) {
    return value != JsonNull.NULL;
  }

  private static MatrixFailure missing(String name) {
    return new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing '" + name + "'");
  }
}
