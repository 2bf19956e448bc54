package chat.ranvier.domain.auth.standing;

/**
 * How an event that is kept stands in its room; what is no event or not signed is dropped and
 * stands nowhere.
 *
 * <p>Each question that a reader or the graph asks of an event has its own method, so that nobody
 * works with a pair of booleans.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public enum Standing {
  /** It passed by its auth events, by the state before it and by the room's current state. */
  ACCEPTED,

  /**
   * It passed by its auth events and by the state before it, but not by the current state, or the
   * room's policy server did not recommend it: part of the graph and of state resolution, but
   * nothing here builds on it and clients are not told.
   *
   * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#soft-failure">Soft failure</a>
   */
  SOFT_FAILED,

  /**
   * It failed by its auth events or by the state before it: part of the graph, so that what follows
   * on it finds it, and of nothing else. It stays rejected unless its own auth events change.
   *
   * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#rejection">Rejection</a>
   */
  REJECTED,

  /**
   * It passed by its auth events, and the state before it is not known: it authorises others and is
   * state where another server says so, but has no place in the graph here until what comes before
   * it is known; then it is judged again.
   */
  OUTLIER;

  /** Whether it has a place in the graph, with a state before it. */
  public boolean isPlaced() {
    return switch (this) {
      case ACCEPTED, SOFT_FAILED, REJECTED -> true;
      case OUTLIER -> false;
    };
  }

  /** Whether the state after it holds it, where it is a state event. */
  public boolean changesState() {
    return switch (this) {
      case ACCEPTED, SOFT_FAILED -> true;
      case REJECTED, OUTLIER -> false;
    };
  }

  /** Whether events made here may follow on it. */
  public boolean mayBeExtremity() {
    return this == ACCEPTED;
  }

  /** Whether other events may name it among their auth events. */
  public boolean mayAuthorise() {
    return this != REJECTED;
  }

  /**
   * Whether a timeline shows it. What is not shown there may still become state by resolution, and
   * is then told as state.
   */
  public boolean isShown() {
    return this == ACCEPTED;
  }
}
