package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.sync.section.ReceiptSection.Receipts;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;
import java.util.List;

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

  @Override
  public void write(Receipts receipts, JsonOutput out) {
    out.value(
        JsonObject.builder()
            .put("content", content(receipts.receipts()))
            .put("type", "m.receipt")
            .build());
  }

  /**
   * By event, type and user, as the content of {@code m.receipt} is nested. There is room for one
   * mark of each; the unthreaded one says most.
   *
   * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4102">MSC4102</a>
   */
  private static JsonObject content(List<Receipt> receipts) {
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
