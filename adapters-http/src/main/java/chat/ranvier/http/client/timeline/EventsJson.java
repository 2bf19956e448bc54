package chat.ranvier.http.client.timeline;

import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.AnswerSize;
import java.util.List;

/** Events as answers. */
public final class EventsJson {
  private static final int BYTES_OF_AN_EVENT = 600;

  private EventsJson() {}

  /** An answer that is one event. */
  public static Answer one(ClientEvent event) {
    JsonOutput out = JsonOutput.create();
    event.writeTo(out);
    return Answer.jsonBytes(200, out.toBytes());
  }

  /** An answer that is an array of events. */
  public static Answer array(List<ClientEvent> events) {
    JsonOutput out = output(events.size());
    write(out, events);
    return Answer.jsonBytes(200, out.toBytes());
  }

  /** An answer with the events under {@code chunk}. */
  public static Answer chunk(List<ClientEvent> events) {
    JsonOutput out = output(events.size()).beginObject();
    write(out.name("chunk"), events);
    return Answer.jsonBytes(200, out.endObject().toBytes());
  }

  static JsonOutput output(int events) {
    return JsonOutput.sized(256 + events * BYTES_OF_AN_EVENT);
  }

  static void write(JsonOutput out, List<ClientEvent> events) {
    AnswerSize size = new AnswerSize(out);
    out.beginArray();
    for (ClientEvent event : events) {
      event.writeTo(out);
      size.hasGrown();
    }
    out.endArray();
  }
}
