package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.domain.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Account data, whose contents go out as they are kept; what was deleted has an empty one. */
final class AccountDataJson {
  private AccountDataJson() {}

  /** Writes the member {@code account_data}. */
  static void write(List<AccountDatum> data, JsonOutput out) {
    out.name("account_data").beginObject().name("events").beginArray();
    for (AccountDatum datum : data) {
      String json = datum.isDeleted() ? "{}" : datum.json();
      byte[] content = json.getBytes(StandardCharsets.UTF_8);
      out.beginObject().name("content").raw(content).name("type").value(datum.type()).endObject();
    }
    out.endArray().endObject();
  }
}
