package chat.ranvier.http.client.sync.section;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.sync.section.ToDeviceSection.ToDevice;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;

/** Messages to the device: {@code to_device} of the answer. */
public final class ToDeviceJson implements SyncPartJson<ToDevice> {
  @Override
  public Place place() {
    return Place.ANSWER;
  }

  @Override
  public Class<ToDevice> type() {
    return ToDevice.class;
  }

  @Override
  public void write(ToDevice toDevice, JsonOutput out) {
    out.name("to_device").beginObject().name("events").beginArray();
    for (DeviceMessage message : toDevice.messages()) {
      out.beginObject().name("content").raw(message.content().getBytes(UTF_8));
      out.name("sender").value(message.sender().value());
      out.name("type").value(message.type()).endObject();
    }
    out.endArray().endObject();
  }
}
