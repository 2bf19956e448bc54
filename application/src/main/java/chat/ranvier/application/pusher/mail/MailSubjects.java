package chat.ranvier.application.pusher.mail;

/**
 * The subjects of mails. In each {@code %(app)s} stands for what the app is called, {@code
 * %(person)s} for who has written or invited, {@code %(room)s} for the room's name.
 *
 * @param messageFromPersonInRoom of one message in a room with a name
 * @param messageFromPerson of one message in a room without
 * @param messagesFromPerson of several messages in a room without a name
 * @param messagesInRoom of several messages in a room with a name
 * @param messagesInRoomAndOthers of messages in several rooms, the first with a name
 * @param messagesFromPersonAndOthers of messages in several rooms, the first without a name
 * @param invites of invitations
 */
public record MailSubjects(
    String messageFromPersonInRoom,
    String messageFromPerson,
    String messagesFromPerson,
    String messagesInRoom,
    String messagesInRoomAndOthers,
    String messagesFromPersonAndOthers,
    Invites invites) {
  /**
   * Of invitations.
   *
   * @param toRoom to a room with a name
   * @param fromPerson to a room without
   */
  public record Invites(String toRoom, String fromPerson) {}

  /** The subject with all that it leaves open. */
  static String filled(String subject, String app, String person, String room) {
    return subject
        .replace("%(app)s", app)
        .replace("%(person)s", person)
        .replace("%(room)s", room)
        .replaceAll("\\p{Cntrl}+", " ");
  }
}
