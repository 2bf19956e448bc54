package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.json.Utf8;
import chat.ranvier.domain.signing.KeyId;
import java.util.List;

/**
 * The fields of objects with keys, which other servers and clients rely on.
 *
 * <p>Each method throws a {@link MatrixFailure}: {@code M_BAD_JSON} where the field is missing or
 * has another type, {@code M_INVALID_PARAM} where its value does not fit.
 */
final class KeyFields {
  private static final int MAX_ID = 255;
  private static final int MAX_SIZE = 16 << 10;

  private KeyFields() {}

  static String text(JsonObject object, String name) {
    if (required(object, name) instanceof JsonString text) {
      return text.value();
    }
    throw badJson("'" + name + "' must be a string");
  }

  static JsonObject object(JsonObject object, String name) {
    return asObject(required(object, name), "'" + name + "'");
  }

  static JsonObject asObject(JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw badJson(what + " must be an object");
  }

  static List<String> texts(JsonObject object, String name) {
    if (required(object, name) instanceof JsonArray array) {
      return array.values().stream()
          .map(
              value -> {
                if (value instanceof JsonString text) {
                  return text.value();
                }
                throw badJson("'" + name + "' must be a list of strings");
              })
          .toList();
    }
    throw badJson("'" + name + "' must be a list of strings");
  }

  private static JsonValue required(JsonObject object, String name) {
    return object.find(name).orElseThrow(() -> badJson("Missing '" + name + "'"));
  }

  /** The id of a key, which is to be stored. */
  static KeyId id(String text) {
    KeyId id = new KeyId(text);
    boolean isStorable =
        Utf8.isWellFormed(text)
            && !Utf8.isLongerThan(MAX_ID, text)
            && text.chars().noneMatch(Character::isISOControl);
    if (!isStorable) {
      throw invalid("The id of a key must have at most 255 bytes and no control characters");
    }
    return id;
  }

  /** Checks that {@code keys} maps ids of keys to texts. */
  static void checkKeys(JsonObject object) {
    object(object, "keys")
        .forEach(
            (id, key) -> {
              id(id);
              if (!(key instanceof JsonString)) {
                throw badJson("'keys' must hold strings");
              }
            });
  }

  /** Checks that {@code signatures}, where there are any, map users to ids of keys to texts. */
  static void checkSignatures(JsonObject object) {
    object
        .find("signatures")
        .ifPresent(
            all ->
                asObject(all, "'signatures'")
                    .forEach(
                        (signer, of) -> {
                          UserId.parse(signer);
                          checkSignaturesOf(asObject(of, "'signatures'"));
                        }));
  }

  private static void checkSignaturesOf(JsonObject signatures) {
    signatures.forEach(
        (id, signature) -> {
          id(id);
          if (!(signature instanceof JsonString)) {
            throw badJson("'signatures' must hold strings");
          }
        });
  }

  /** Checks the size of what is to be stored as one. */
  static void checkSize(JsonValue value, String what) {
    if (JsonWriter.toBytes(value).length > MAX_SIZE) {
      throw new MatrixFailure(ErrorCode.TOO_LARGE, what + " must have at most 16 KiB");
    }
  }

  static MatrixFailure badJson(String message) {
    return new MatrixFailure(ErrorCode.BAD_JSON, message);
  }

  static MatrixFailure invalid(String message) {
    return new MatrixFailure(ErrorCode.INVALID_PARAM, message);
  }
}
