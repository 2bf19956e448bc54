package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.sync.section.DeviceListSection.DeviceListNews;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.encryption.keys.DeviceListsJson;
import chat.ranvier.http.client.sync.SyncPartJson;

/** Changes of device lists: {@code device_lists} of the answer. */
public final class DeviceListJson implements SyncPartJson<DeviceListNews> {
  @Override
  public Place place() {
    return Place.ANSWER;
  }

  @Override
  public Class<DeviceListNews> type() {
    return DeviceListNews.class;
  }

  @Override
  public void write(DeviceListNews news, JsonOutput out) {
    out.name("device_lists").value(DeviceListsJson.of(news.changes()));
  }
}
