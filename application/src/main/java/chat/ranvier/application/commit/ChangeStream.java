package chat.ranvier.application.commit;

/**
 * A kind of change that clients are told of: all streams share the positions, and whoever waits for
 * news can ask by stream what there is. Each is a constant of the class that writes to it.
 *
 * @param name what it is called in logs
 */
public record ChangeStream(String name) {
  /** New events in the timelines of rooms. */
  public static final ChangeStream EVENTS = new ChangeStream("events");

  /** Membership events among them. */
  public static final ChangeStream MEMBERSHIPS = new ChangeStream("memberships");
}
