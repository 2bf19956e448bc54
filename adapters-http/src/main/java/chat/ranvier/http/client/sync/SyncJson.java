package chat.ranvier.http.client.sync;

import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.Ephemeral;
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
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/** Writes the answer of {@code /sync}, cached events straight from their bytes. */
final class SyncJson {
  private static final String INVITE_STATE = "invite_state";
  private static final String KNOCK_STATE = "knock_state";

  private final String stateAfterName;
  private final JsonOutput out = JsonOutput.create();

  /**
   * A new answer.
   *
   * @param stateAfterName how the client calls the state after the timeline
   */
  SyncJson(String stateAfterName) {
    this.stateAfterName = stateAfterName;
  }

  byte[] write(SyncAnswer answer) {
    out.beginObject();
    out.name("next_batch").value(answer.next().token());
    if (!answer.accountData().isEmpty()) {
      out.name("account_data");
      writeObjects(answer.accountData());
    }
    out.name("device_one_time_keys_count").value(JsonObject.empty());
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
        });
    out.endObject();
  }

  private void writeStripped(String name, JsonArray state) {
    out.name(name).value(JsonObject.of("events", state));
  }

  private void writeJoined(RoomUpdate update) {
    writeTimelineAndState(update);
    out.name("account_data");
    writeObjects(update.accountData());
    out.name("ephemeral").beginObject().name("events").beginArray();
    writeEphemeral(update.ephemeral());
    out.endArray().endObject();
    out.name("unread_notifications")
        .beginObject()
        .name("highlight_count")
        .value(0)
        .name("notification_count")
        .value(0)
        .endObject();
    update.summary().ifPresent(this::writeSummary);
  }

  private void writeLeft(RoomUpdate update) {
    writeTimelineAndState(update);
    out.name("account_data");
    writeObjects(update.accountData());
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
    events.forEach(event -> event.writeTo(out));
    out.endArray();
  }

  private void writeObjects(List<JsonObject> events) {
    out.beginObject().name("events").beginArray();
    events.forEach(out::value);
    out.endArray().endObject();
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

  private void writeEphemeral(Ephemeral ephemeral) {
    ephemeral
        .typing()
        .ifPresent(
            users -> out.value(event("m.typing", JsonObject.of("user_ids", userIds(users)))));
    if (!ephemeral.receipts().isEmpty()) {
      out.value(event("m.receipt", receipts(ephemeral.receipts())));
    }
  }

  private static JsonObject event(String type, JsonObject content) {
    return JsonObject.builder().put("content", content).put("type", type).build();
  }

  private static JsonArray userIds(List<UserId> users) {
    return new JsonArray(
        users.stream().<JsonValue>map(user -> new JsonString(user.value())).toList());
  }

  /**
   * By event, type and user, as the content of {@code m.receipt} is nested. There is room for one
   * mark of each; the unthreaded one says most.
   *
   * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4102">MSC4102</a>
   */
  private static JsonObject receipts(List<Receipt> receipts) {
    JsonObject content = JsonObject.empty();
    for (Receipt receipt : receipts) {
      JsonObject ofEvent = content.object(receipt.event().value()).orElse(JsonObject.empty());
      JsonObject ofType = ofEvent.object(receipt.type()).orElse(JsonObject.empty());
      if (receipt.thread().isPresent() && ofType.has(receipt.user().value())) {
        continue;
      }
      content =
          content.with(
              receipt.event().value(),
              ofEvent.with(receipt.type(), ofType.with(receipt.user().value(), mark(receipt))));
    }
    return content;
  }

  private static JsonObject mark(Receipt receipt) {
    JsonObject.Builder mark = JsonObject.builder().put("ts", receipt.ts());
    receipt.thread().ifPresent(thread -> mark.put("thread_id", thread));
    return mark.build();
  }
}
