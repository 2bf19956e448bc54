package chat.ranvier.application.accountdata;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.Set;

/** Which types of account data clients may set. */
final class AccountDataTypes {
  private static final int MAX_LENGTH = 255;
  static final Set<String> SERVERS_OWN = Set.of("m.fully_read", "m.push_rules");

  private AccountDataTypes() {}

  /**
   * Checks a type that a client wants to set.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where the server manages the type; {@code
   *     M_INVALID_PARAM} where it is no type
   */
  static void check(String type) {
    if (SERVERS_OWN.contains(type)) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "Cannot set " + type + " through this API.");
    }
    if (type.isEmpty() || type.length() > MAX_LENGTH || type.indexOf('\0') >= 0) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "A type has 1 to 255 characters without NUL");
    }
  }
}
