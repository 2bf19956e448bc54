package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.sync.section.AccountDataSection.OfRoom;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;
import java.util.List;

/** {@code account_data} of a room, which is there even where it is empty. */
public final class RoomAccountDataJson implements SyncPartJson<OfRoom> {
  @Override
  public Place place() {
    return Place.ROOM;
  }

  @Override
  public Class<OfRoom> type() {
    return OfRoom.class;
  }

  @Override
  public void write(OfRoom data, JsonOutput out) {
    AccountDataJson.write(data.data(), out);
  }

  @Override
  public void writeAbsent(JsonOutput out) {
    write(new OfRoom(List.of()), out);
  }
}
