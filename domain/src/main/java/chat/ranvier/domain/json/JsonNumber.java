package chat.ranvier.domain.json;

/** A JSON number: an integer, the only kind an event may hold, or anything else. */
public sealed interface JsonNumber extends JsonValue permits JsonInteger, JsonDecimal {}
