package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Refusals, as tests want them. */
final class Refusals {
  private Refusals() {}

  static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MatrixFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  static MatrixFailure refusal(ThrowingCallable call) {
    return catchThrowableOfType(MatrixFailure.class, call);
  }

  static JsonObject challenge(ThrowingCallable call) {
    return catchThrowableOfType(InteractionRequired.class, call).challenge();
  }
}
