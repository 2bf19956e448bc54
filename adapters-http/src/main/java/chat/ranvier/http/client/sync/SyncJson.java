package chat.ranvier.http.client.sync;

import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncAnswer.Summary;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.client.sync.SyncPartJson.Place;
import chat.ranvier.http.server.AnswerSize;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/** Writes the answer of {@code /sync}, cached events straight from their bytes. */
final class SyncJson {
  private static final String INVITE_STATE = "invite_state";
  private static final String KNOCK_STATE = "knock_state";

  private final SyncCodecs codecs;
  private final String stateAfterName;
  private final JsonOutput out = JsonOutput.create();
  private final AnswerSize size = new AnswerSize(out);

  /**
   * A new answer.
   *
   * @param codecs write the parts of sections
   * @param stateAfterName how the client calls the state after the timeline
   */
  SyncJson(SyncCodecs codecs, String stateAfterName) {
    this.codecs = codecs;
    this.stateAfterName = stateAfterName;
  }

  byte[] write(SyncAnswer answer) {
    out.beginObject();
    out.name("next_batch").value(answer.next().token());
    codecs.write(Place.ANSWER, answer.parts(), out);
    size.hasGrown();
    out.name("rooms").beginObject();
    writeSection("join", answer.joined(), (room, update) -> writeJoined(update));
    writeSection("invite", answer.invited(), (room, state) -> writeStripped(INVITE_STATE, state));
    writeSection("knock", answer.knocked(), (room, state) -> writeStripped(KNOCK_STATE, state));
    writeSection("leave", answer.left(), (room, update) -> writeLeft(update));
    return out.endObject().endObject().toBytes();
  }

  private <T> void writeSection(
      String name, SequencedMap<RoomId, T> rooms, BiConsumer<RoomId, T> room) {
    if (rooms.isEmpty()) {
      return;
    }
    out.name(name).beginObject();
    rooms.forEach(
        (id, content) -> {
          out.name(id.value()).beginObject();
          room.accept(id, content);
          out.endObject();
          size.hasGrown();
        });
    out.endObject();
  }

  private void writeStripped(String name, JsonArray state) {
    out.name(name).value(JsonObject.of("events", state));
  }

  private void writeJoined(RoomUpdate update) {
    writeTimelineAndState(update);
    codecs.write(Place.ROOM, update.parts(), out);
    codecs.write(Place.JOINED_ROOM, update.parts(), out);
    out.name("ephemeral").beginObject().name("events").beginArray();
    codecs.write(Place.EPHEMERAL, update.parts(), out);
    out.endArray().endObject();
    update.summary().ifPresent(this::writeSummary);
  }

  private void writeLeft(RoomUpdate update) {
    writeTimelineAndState(update);
    codecs.write(Place.ROOM, update.parts(), out);
  }

  private void writeTimelineAndState(RoomUpdate update) {
    out.name("timeline").beginObject().name("events");
    writeEvents(update.timeline().events());
    out.name("limited").value(update.timeline().isLimited());
    out.name("prev_batch").value(update.timeline().before().text());
    out.endObject();
    out.name(update.isStateAfter() ? stateAfterName : "state").beginObject().name("events");
    writeEvents(update.state());
    out.endObject();
  }

  private void writeEvents(List<ClientEvent> events) {
    out.beginArray();
    for (ClientEvent event : events) {
      event.writeTo(out);
      size.hasGrown();
    }
    out.endArray();
  }

  private void writeSummary(Summary summary) {
    out.name("summary").beginObject();
    if (!summary.heroes().isEmpty()) {
      out.name("m.heroes").value(userIds(summary.heroes()));
    }
    out.name("m.invited_member_count").value(summary.invited());
    out.name("m.joined_member_count").value(summary.joined());
    out.endObject();
  }

  private static JsonArray userIds(List<UserId> users) {
    return new JsonArray(
        users.stream().<JsonValue>map(user -> new JsonString(user.value())).toList());
  }
}
