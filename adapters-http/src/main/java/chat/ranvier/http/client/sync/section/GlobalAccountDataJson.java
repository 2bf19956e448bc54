package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.sync.section.AccountDataSection.Global;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;

/** Global account data: {@code account_data} of the answer. */
public final class GlobalAccountDataJson implements SyncPartJson<Global> {
  @Override
  public Place place() {
    return Place.ANSWER;
  }

  @Override
  public Class<Global> type() {
    return Global.class;
  }

  @Override
  public void write(Global data, JsonOutput out) {
    AccountDataJson.write(data.data(), out);
  }
}
