package chat.ranvier.application.failure;

/**
 * The error codes of the specification that this server answers with.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#common-error-codes">Error
 *     codes</a>
 */
public enum ErrorCode {
  /** {@code M_BAD_ALIAS}: an alias in the canonical alias event does not point to the room. */
  BAD_ALIAS,
  /** {@code M_BAD_JSON}: valid JSON that misses or mistypes something. */
  BAD_JSON,
  /** {@code M_BAD_STATE}: the state change is not possible in the present state. */
  BAD_STATE,
  /** {@code M_CANNOT_LEAVE_SERVER_NOTICE_ROOM}: that room may not be left. */
  CANNOT_LEAVE_SERVER_NOTICE_ROOM,
  /** {@code M_DUPLICATE_ANNOTATION}: the same reaction of the same user stands already. */
  DUPLICATE_ANNOTATION,
  /** {@code M_EXCLUSIVE}: the name belongs to an application service. */
  EXCLUSIVE,
  /** {@code M_FORBIDDEN}: not allowed. */
  FORBIDDEN,
  /** {@code M_GUEST_ACCESS_FORBIDDEN}: guests may not come in. */
  GUEST_ACCESS_FORBIDDEN,
  /** {@code M_INCOMPATIBLE_ROOM_VERSION}: the room's version is not supported by a server. */
  INCOMPATIBLE_ROOM_VERSION,
  /** {@code M_INVALID_PARAM}: a parameter has a wrong value. */
  INVALID_PARAM,
  /** {@code M_INVALID_ROOM_STATE}: the initial state asked for is not possible. */
  INVALID_ROOM_STATE,
  /** {@code M_INVALID_SIGNATURE}: a signature is missing, or does not hold. */
  INVALID_SIGNATURE,
  /** {@code M_INVALID_USERNAME}: not a name that a new user may have. */
  INVALID_USERNAME,
  /** {@code M_KEY_TOO_LARGE}: the name of a profile field is too long. */
  KEY_TOO_LARGE,
  /** {@code M_LIMIT_EXCEEDED}: too many requests; the details hold {@code retry_after_ms}. */
  LIMIT_EXCEEDED,
  /** {@code M_MISSING_PARAM}: a parameter is missing. */
  MISSING_PARAM,
  /** {@code M_MISSING_TOKEN}: no access token came with the request. */
  MISSING_TOKEN,
  /** {@code M_NOT_FOUND}: nothing there. */
  NOT_FOUND,
  /** {@code M_NOT_JSON}: the body is no JSON. */
  NOT_JSON,
  /** {@code M_PASSWORD_NO_DIGIT}: the policy asks for a digit. */
  PASSWORD_NO_DIGIT,
  /** {@code M_PASSWORD_NO_LOWERCASE}: the policy asks for a lower case letter. */
  PASSWORD_NO_LOWERCASE,
  /** {@code M_PASSWORD_NO_SYMBOL}: the policy asks for a symbol. */
  PASSWORD_NO_SYMBOL,
  /** {@code M_PASSWORD_NO_UPPERCASE}: the policy asks for an upper case letter. */
  PASSWORD_NO_UPPERCASE,
  /** {@code M_PASSWORD_TOO_SHORT}: the policy asks for more characters. */
  PASSWORD_TOO_SHORT,
  /** {@code M_PROFILE_TOO_LARGE}: the profile would become larger than is allowed. */
  PROFILE_TOO_LARGE,
  /** {@code M_ROOM_IN_USE}: the alias of the new room is taken. */
  ROOM_IN_USE,
  /** {@code M_THREEPID_NOT_FOUND}: no such address of this account. */
  THREEPID_NOT_FOUND,
  /** {@code M_TOO_LARGE}: more bytes than are taken. */
  TOO_LARGE,
  /** {@code M_UNABLE_TO_GRANT_JOIN}: no user of this server may let others into the room. */
  UNABLE_TO_GRANT_JOIN,
  /** {@code M_UNAUTHORIZED}: not authorised, with a valid token. */
  UNAUTHORIZED,
  /** {@code M_UNKNOWN}: something else. */
  UNKNOWN,
  /** {@code M_UNKNOWN_POS}: the position of a sliding sync is not known any more. */
  UNKNOWN_POS,
  /** {@code M_UNKNOWN_TOKEN}: the access token is not valid (any more). */
  UNKNOWN_TOKEN,
  /** {@code M_UNRECOGNIZED}: no such endpoint, or not with this method. */
  UNRECOGNIZED,
  /** {@code M_UNSUPPORTED_ROOM_VERSION}: no room of this version can be made here. */
  UNSUPPORTED_ROOM_VERSION,
  /** {@code M_USER_DEACTIVATED}: the account has been deactivated. */
  USER_DEACTIVATED,
  /** {@code M_USER_IN_USE}: the name of the new account is taken. */
  USER_IN_USE,
  /** {@code M_USER_LOCKED}: the account is locked. */
  USER_LOCKED,
  /** {@code M_USER_SUSPENDED}: the account is suspended. */
  USER_SUSPENDED,
  /** {@code M_WEAK_PASSWORD}: the password does not meet the policy. */
  WEAK_PASSWORD,
  /** {@code M_WRONG_ROOM_KEYS_VERSION}: not the current version of the key backup. */
  WRONG_ROOM_KEYS_VERSION;

  /** The code as it goes over the wire. */
  public String code() {
    return "M_" + name();
  }
}
