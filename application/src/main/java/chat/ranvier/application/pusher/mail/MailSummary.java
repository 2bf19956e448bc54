package chat.ranvier.application.pusher.mail;

import chat.ranvier.application.pusher.delivery.RoomTitles;
import chat.ranvier.application.pusher.mail.MissedMessages.Missed;
import chat.ranvier.application.timeline.RoomView;
import java.util.List;
import java.util.Optional;

/** What a mail is about, in one line. */
final class MailSummary {
  private final MailSubjects subjects;
  private final RoomTitles titles;

  MailSummary(MailSubjects subjects, RoomTitles titles) {
    this.subjects = subjects;
    this.titles = titles;
  }

  String of(MissedMessages missed, String app) {
    Missed reason = missed.reason();
    List<Missed> inRoom = missed.rooms().getOrDefault(reason.room(), List.of(reason));
    RoomView view = reason.notified().view();
    Optional<String> room = titles.name(view);
    String person = people(inRoom);
    String subject =
        missed.rooms().size() > 1
            ? ofSeveralRooms(room)
            : reason.isInvite() ? ofInvite(room) : ofOneRoom(inRoom.size(), room);
    return MailSubjects.filled(subject, app, person, room.orElse(""));
  }

  private String ofSeveralRooms(Optional<String> room) {
    return room.isPresent()
        ? subjects.messagesInRoomAndOthers()
        : subjects.messagesFromPersonAndOthers();
  }

  private String ofInvite(Optional<String> room) {
    return room.isPresent() ? subjects.invites().toRoom() : subjects.invites().fromPerson();
  }

  private String ofOneRoom(int messages, Optional<String> room) {
    if (messages == 1) {
      return room.isPresent() ? subjects.messageFromPersonInRoom() : subjects.messageFromPerson();
    }
    return room.isPresent() ? subjects.messagesInRoom() : subjects.messagesFromPerson();
  }

  private String people(List<Missed> inRoom) {
    List<String> names =
        inRoom.stream()
            .map(one -> titles.member(one.notified().view(), one.notified().event().sender()))
            .distinct()
            .toList();
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> names.getFirst() + " and " + names.getLast();
      default -> names.getFirst() + " and " + (names.size() - 1) + " others";
    };
  }
}
