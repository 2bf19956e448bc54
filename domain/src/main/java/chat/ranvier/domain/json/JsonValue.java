package chat.ranvier.domain.json;

/** A JSON value: immutable, comparable by content, one of six kinds. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {}
