package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.sync.section.ReceiptSection.Receipts;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code m.receipt} of a room. */
public final class ReceiptJson implements SyncPartJson<Receipts> {
  @Override
  public Place place() {
    return Place.EPHEMERAL;
  }

  @Override
  public Class<Receipts> type() {
    return Receipts.class;
  }

  /**
   * By event, type and user, as the content of {@code m.receipt} is nested. There is room for one
   * mark of each; the unthreaded one says most.
   *
   * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4102">MSC4102</a>
   */
  @Override
  public void write(Receipts receipts, JsonOutput out) {
    Map<EventId, Map<String, Map<UserId, Receipt>>> nested = new LinkedHashMap<>();
    for (Receipt receipt : receipts.receipts()) {
      nested
          .computeIfAbsent(receipt.event(), event -> new LinkedHashMap<>())
          .computeIfAbsent(receipt.type(), type -> new LinkedHashMap<>())
          .merge(receipt.user(), receipt, ReceiptJson::saysMore);
    }
    out.beginObject().name("content").beginObject();
    nested.forEach((event, types) -> writeOfEvent(event, types, out));
    out.endObject().name("type").value("m.receipt").endObject();
  }

  private static Receipt saysMore(Receipt earlier, Receipt later) {
    return later.thread().isPresent() ? earlier : later;
  }

  private static void writeOfEvent(
      EventId event, Map<String, Map<UserId, Receipt>> types, JsonOutput out) {
    out.name(event.value()).beginObject();
    types.forEach(
        (type, users) -> {
          out.name(type).beginObject();
          users.forEach((user, receipt) -> out.name(user.value()).value(mark(receipt)));
          out.endObject();
        });
    out.endObject();
  }

  private static JsonObject mark(Receipt receipt) {
    JsonObject.Builder mark = JsonObject.builder().put("ts", receipt.ts());
    receipt.thread().ifPresent(thread -> mark.put("thread_id", thread));
    return mark.build();
  }
}
