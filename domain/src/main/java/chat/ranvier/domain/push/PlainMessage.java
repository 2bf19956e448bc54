package chat.ranvier.domain.push;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A message of which there is nothing to say but in which room it is. */
final class PlainMessage {
  private static final RoomId ANY_ROOM = RoomId.parse("!any:room.invalid");
  private static final UserId SENDER = UserId.parse("@some:body.invalid");
  private static final EventId EVENT = EventId.parse("$plain");
  private static final JsonObject CONTENT = JsonObject.of("body", "").with("msgtype", "m.text");
  private static final int MEMBERS = 1_000;

  private PlainMessage() {}

  /** In which rooms it notifies by these rules; each that they do not name is like any other. */
  static FollowedRooms followed(PushRuleSet rules) {
    boolean byDefault = notifies(rules, ANY_ROOM);
    Set<RoomId> others = new HashSet<>();
    for (RoomId room : rules.namedRooms()) {
      if (notifies(rules, room) != byDefault) {
        others.add(room);
      }
    }
    return new FollowedRooms(byDefault, others);
  }

  private static boolean notifies(PushRuleSet rules, RoomId room) {
    JsonObject json =
        JsonObject.builder()
            .put("content", CONTENT)
            .put("origin_server_ts", 0L)
            .put("sender", SENDER.value())
            .put("type", "m.room.message")
            .build();
    Pdu message = new Pdu(RoomVersion.V11, EVENT, room, json);
    PushEvent event = new PushEvent(message, MEMBERS, PlainMessage::noPower);
    return rules
        .match(event, new PushReader(SENDER, Optional.empty()))
        .filter(match -> match.actions().notifies())
        .isPresent();
  }

  private static PowerLevels noPower() {
    return PowerLevels.of(RoomVersion.V11, new LinkedHashSet<>(), JsonObject.empty());
  }
}
