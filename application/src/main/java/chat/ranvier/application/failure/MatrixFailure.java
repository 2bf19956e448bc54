package chat.ranvier.application.failure;

import chat.ranvier.domain.json.JsonObject;

/** A refusal to a caller: an error code, a sentence for people, and perhaps more fields. */
public final class MatrixFailure extends RuntimeException {
  private final ErrorCode code;
  private final JsonObject details;

  /** A refusal without further fields. */
  public MatrixFailure(ErrorCode code, String message) {
    this(code, message, JsonObject.empty());
  }

  /**
   * A refusal with further fields.
   *
   * @param details the members of the answer beside {@code errcode} and {@code error}
   */
  public MatrixFailure(ErrorCode code, String message, JsonObject details) {
    super(message, null, false, false);
    this.code = code;
    this.details = details;
  }

  /** A refusal because of too many requests, to be tried again after this many milliseconds. */
  public static MatrixFailure limitExceeded(long retryAfterMillis) {
    return new MatrixFailure(
        ErrorCode.LIMIT_EXCEEDED,
        "Too many requests",
        JsonObject.builder().put("retry_after_ms", retryAfterMillis).build());
  }

  /** What is refused, in the specification's codes. */
  public ErrorCode code() {
    return code;
  }

  /** The sentence for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** The members of the answer beside {@code errcode} and {@code error}. */
  public JsonObject details() {
    return details;
  }
}
