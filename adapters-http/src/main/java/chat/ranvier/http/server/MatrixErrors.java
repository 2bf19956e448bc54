package chat.ranvier.http.server;

import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.event.InvalidEventException;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Refusals as answers: the specification's codes with their statuses.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#standard-error-response">Standard
 *     error response</a>
 */
public final class MatrixErrors {
  private static final Answer INTERNAL =
      answer(500, ErrorCode.UNKNOWN, "Internal server error", JsonObject.empty());

  private MatrixErrors() {}

  /** The answer to a request that an endpoint refused; none where it did not, but broke. */
  static Optional<Answer> refusal(RuntimeException failure) {
    return switch (failure) {
      case MatrixFailure refusal -> Optional.of(of(refusal));
      case AnswerException ending -> Optional.of(ending.answer());
      case InteractionRequired interaction ->
          Optional.of(Answer.json(401, interaction.challenge()));
      case InvalidIdentifierException invalid ->
          Optional.of(of(ErrorCode.INVALID_PARAM, String.valueOf(invalid.getMessage())));
      case InvalidEventException invalid ->
          Optional.of(of(codeOf(invalid), String.valueOf(invalid.getMessage())));
      case InvalidJsonException invalid ->
          Optional.of(of(codeOf(invalid), String.valueOf(invalid.getMessage())));
      case StorageException storage -> outage(storage.kind());
      default -> Optional.empty();
    };
  }

  /** The answer while nothing can be stored or read, which is told to the operator elsewhere. */
  private static Optional<Answer> outage(StorageException.Kind kind) {
    return switch (kind) {
      case TIMED_OUT ->
          Optional.of(of(503, ErrorCode.UNKNOWN, "The server's database takes too long"));
      case UNWRITABLE, TAKEN_OVER ->
          Optional.of(of(503, ErrorCode.UNKNOWN, "The server cannot store anything at present"));
      case UNREACHABLE ->
          Optional.of(
              of(503, ErrorCode.UNKNOWN, "The server cannot reach its database at present"));
      case FAILED, UNCERTAIN, CLOSED -> Optional.empty();
    };
  }

  /** The answer where an endpoint broke; it says nothing of how. */
  static Answer internal() {
    return INTERNAL;
  }

  /** The answer where too many ask for too much at a time. */
  static Answer busy(Duration comeAgain) {
    return of(503, ErrorCode.UNKNOWN, "The server is too busy for this at the moment")
        .with("Retry-After", Long.toString(comeAgain.toSeconds()));
  }

  /** The answer of this code, with the status that belongs to it. */
  public static Answer of(ErrorCode code, String message) {
    return answer(statusOf(code), code, message, JsonObject.empty());
  }

  /** The answer of this code, with a status of its own. */
  public static Answer of(int status, ErrorCode code, String message) {
    return answer(status, code, message, JsonObject.empty());
  }

  private static Answer of(MatrixFailure refusal) {
    Answer answer =
        answer(statusOf(refusal.code()), refusal.code(), refusal.reason(), refusal.details());
    OptionalLong wait = refusal.details().integer("retry_after_ms");
    return wait.isEmpty()
        ? answer
        : answer.with("Retry-After", Long.toString(Math.ceilDiv(wait.getAsLong(), 1000L)));
  }

  private static Answer answer(int status, ErrorCode code, String message, JsonObject details) {
    return Answer.json(
        status, details.toBuilder().put("errcode", code.code()).put("error", message).build());
  }

  private static ErrorCode codeOf(InvalidJsonException invalid) {
    return switch (invalid.kind()) {
      case NOT_JSON -> ErrorCode.NOT_JSON;
      case BAD_JSON -> ErrorCode.BAD_JSON;
    };
  }

  private static ErrorCode codeOf(InvalidEventException invalid) {
    return switch (invalid.kind()) {
      case TOO_LARGE, FIELD_TOO_LONG -> ErrorCode.TOO_LARGE;
      case MALFORMED -> ErrorCode.BAD_JSON;
    };
  }

  private static int statusOf(ErrorCode code) {
    return switch (code) {
      case BAD_ALIAS,
          BAD_JSON,
          BAD_STATE,
          DUPLICATE_ANNOTATION,
          EXCLUSIVE,
          INCOMPATIBLE_ROOM_VERSION,
          INVALID_PARAM,
          INVALID_ROOM_STATE,
          INVALID_SIGNATURE,
          INVALID_USERNAME,
          KEY_TOO_LARGE,
          MISSING_PARAM,
          NOT_JSON,
          PASSWORD_NO_DIGIT,
          PASSWORD_NO_LOWERCASE,
          PASSWORD_NO_SYMBOL,
          PASSWORD_NO_UPPERCASE,
          PASSWORD_TOO_SHORT,
          PROFILE_TOO_LARGE,
          ROOM_IN_USE,
          THREEPID_NOT_FOUND,
          UNABLE_TO_GRANT_JOIN,
          UNKNOWN,
          UNKNOWN_POS,
          UNSUPPORTED_ROOM_VERSION,
          USER_IN_USE,
          WEAK_PASSWORD ->
          400;
      case MISSING_TOKEN, UNAUTHORIZED, UNKNOWN_TOKEN, USER_LOCKED -> 401;
      case CANNOT_LEAVE_SERVER_NOTICE_ROOM,
          FORBIDDEN,
          GUEST_ACCESS_FORBIDDEN,
          USER_DEACTIVATED,
          USER_SUSPENDED,
          WRONG_ROOM_KEYS_VERSION ->
          403;
      case NOT_FOUND, UNRECOGNIZED -> 404;
      case TOO_LARGE -> 413;
      case LIMIT_EXCEEDED -> 429;
    };
  }
}
