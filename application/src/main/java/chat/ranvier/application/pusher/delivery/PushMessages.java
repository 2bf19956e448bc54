package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.pusher.delivery.NotifiedEvents.Notified;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/**
 * What push gateways are told.
 *
 * @see <a href="https://spec.matrix.org/v1.19/push-gateway-api/#post_matrixpushv1notify">POST
 *     /notify</a>
 */
public final class PushMessages {
  private static final String ONLY_ID = "event_id_only";
  private static final long MILLIS = 1_000;

  private final RoomTitles titles;
  private final boolean includesContent;

  /**
   * Messages.
   *
   * @param includesContent whether they may hold what events say
   */
  public PushMessages(RoomTitles titles, boolean includesContent) {
    this.titles = titles;
    this.includesContent = includesContent;
  }

  /** A notification of an event, with the count of what is unread. */
  JsonObject event(Pusher pusher, PendingNotification pending, Notified notified, long badge) {
    boolean isBrief = pusher.settings().data().string("format").filter(ONLY_ID::equals).isPresent();
    JsonObject.Builder told =
        JsonObject.builder()
            .put("event_id", notified.event().eventId().value())
            .put("room_id", notified.event().roomId().value())
            .put("prio", isUrgent(pending, notified) ? "high" : "low")
            .put("counts", counts(badge))
            .put("devices", devices(pusher, isBrief ? JsonObject.empty() : pending.tweaks()));
    if (!isBrief) {
      describe(notified, told);
    }
    return JsonObject.of("notification", told.build());
  }

  /** Nothing but the count of what is unread, of nothing as well: the last count has to go. */
  JsonObject badge(Pusher pusher, long badge) {
    return JsonObject.of(
        "notification",
        JsonObject.of("counts", counts(badge))
            .with("devices", devices(pusher, JsonObject.empty())));
  }

  private void describe(Notified notified, JsonObject.Builder told) {
    Pdu event = notified.event();
    told.put("type", event.type())
        .put("sender", event.sender().value())
        .put("sender_display_name", titles.member(notified.view(), event.sender()))
        .put("room_name", titles.title(notified.view()))
        .putIfPresent("room_alias", titles.alias(notified.view()));
    if (event.type().equals("m.room.member") && event.isState()) {
      told.put("user_is_target", notified.isOwnMembership());
      told.putIfPresent("membership", notified.content().string("membership"));
    }
    if (includesContent && !notified.content().isEmpty()) {
      told.put("content", notified.content());
    }
  }

  /** What makes a sound, or may: what an encrypted event does only its reader's device knows. */
  private static boolean isUrgent(PendingNotification pending, Notified notified) {
    return notified.event().type().equals("m.room.encrypted")
        || pending.tweaks().bool("highlight").orElse(false)
        || pending.tweaks().has("sound");
  }

  private static JsonObject counts(long badge) {
    return JsonObject.builder().put("unread", badge).build();
  }

  private static JsonArray devices(Pusher pusher, JsonObject tweaks) {
    JsonObject.Builder device =
        JsonObject.builder()
            .put("app_id", pusher.key().appId())
            .put("pushkey", pusher.key().pushkey())
            .put("pushkey_ts", pusher.setAt() / MILLIS)
            .put("data", pusher.settings().data().without("url"));
    if (!tweaks.isEmpty()) {
      device.put("tweaks", tweaks);
    }
    return new JsonArray(List.of(device.build()));
  }
}
