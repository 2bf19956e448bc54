package chat.ranvier.application.timeline;

/** The direction in which a timeline is read. */
public enum Direction {
  /** From the newest to the oldest. */
  BACKWARD,
  /** From the oldest to the newest. */
  FORWARD
}
