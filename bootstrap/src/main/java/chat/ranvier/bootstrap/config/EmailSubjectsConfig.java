package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;

/** The subjects of mails about missed messages and invitations. */
public record EmailSubjectsConfig(
    @Option(
            name = "message_from_person_in_room",
            byDefault =
                "\"[%(app)s] You have a message on %(app)s from %(person)s in the %(room)s"
                    + " room...\"",
            doc = "Of one message in a room with a name.")
        String messageFromPersonInRoom,
    @Option(
            name = "message_from_person",
            byDefault = "\"[%(app)s] You have a message on %(app)s from %(person)s...\"",
            doc = "Of one message in a room without a name.")
        String messageFromPerson,
    @Option(
            name = "messages_from_person",
            byDefault = "\"[%(app)s] You have messages on %(app)s from %(person)s...\"",
            doc = "Of several messages in a room without a name.")
        String messagesFromPerson,
    @Option(
            name = "messages_in_room",
            byDefault = "\"[%(app)s] You have messages on %(app)s in the %(room)s room...\"",
            doc = "Of several messages in a room with a name.")
        String messagesInRoom,
    @Option(
            name = "messages_in_room_and_others",
            byDefault =
                "\"[%(app)s] You have messages on %(app)s in the %(room)s room and others...\"",
            doc = "Of messages in several rooms, where the first has a name.")
        String messagesInRoomAndOthers,
    @Option(
            name = "messages_from_person_and_others",
            byDefault = "\"[%(app)s] You have messages on %(app)s from %(person)s and others...\"",
            doc = "Of messages in several rooms, where the first has no name.")
        String messagesFromPersonAndOthers,
    @Option(
            name = "invite_from_person_to_room",
            byDefault =
                "\"[%(app)s] %(person)s has invited you to join the %(room)s room on"
                    + " %(app)s...\"",
            doc = "Of an invitation to a room with a name.")
        String inviteFromPersonToRoom,
    @Option(
            name = "invite_from_person",
            byDefault = "\"[%(app)s] %(person)s has invited you to chat on %(app)s...\"",
            doc = "Of an invitation to a room without a name.")
        String inviteFromPerson) {}
