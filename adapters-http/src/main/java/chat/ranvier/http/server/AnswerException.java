package chat.ranvier.http.server;

/** Ends the handling of a request with an answer, from wherever in an endpoint that is known. */
public final class AnswerException extends RuntimeException {
  private final transient Answer answer;

  /** Ends with this answer. */
  public AnswerException(Answer answer) {
    super("answered with status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** What the request is answered with. */
  public Answer answer() {
    return answer;
  }
}
