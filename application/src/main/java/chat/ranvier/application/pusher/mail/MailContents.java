package chat.ranvier.application.pusher.mail;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.pusher.delivery.RoomTitles;
import chat.ranvier.application.pusher.mail.MissedMessages.Missed;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.Throttle;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.Surroundings;
import chat.ranvier.application.timeline.VisibleEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the templates of mails are told, by the names that are documented for them. */
final class MailContents {
  private static final int AROUND = 1;
  private static final EventFilter MESSAGES =
      new EventFilter(
          JsonObject.of(
              "types",
              new JsonArray(
                  List.of(new JsonString("m.room.message"), new JsonString("m.room.encrypted")))));

  private final RoomTitles titles;
  private final Surroundings surroundings;
  private final MailSettings settings;
  private final Time time;

  MailContents(RoomTitles titles, Surroundings surroundings, MailSettings settings, Time time) {
    this.titles = titles;
    this.surroundings = surroundings;
    this.settings = settings;
    this.time = time;
  }

  /** All that a mail's templates are told but what the mail as a whole is about. */
  JsonObject of(Pusher pusher, MissedMessages missed) {
    List<JsonValue> rooms = new ArrayList<>();
    missed.rooms().forEach((room, messages) -> rooms.add(room(room, messages)));
    return JsonObject.of("rooms", new JsonArray(rooms))
        .with("reason", reason(pusher, missed.reason()));
  }

  private JsonObject room(RoomId room, List<Missed> messages) {
    RoomView view = messages.getLast().notified().view();
    boolean isInvite = messages.getLast().isInvite();
    JsonValue notifs = new JsonArray(isInvite ? List.of() : List.copyOf(notifs(messages)));
    JsonObject.Builder told =
        JsonObject.builder()
            .put("title", titles.title(view))
            .put("hash", hash(room.value()))
            .put("invite", isInvite)
            .put("notifs", notifs)
            .put("link", settings.clientUrl() + "/#/" + room.value());
    view.room()
        .state("m.room.avatar")
        .flatMap(event -> event.event().content().string("url"))
        .ifPresent(url -> told.put("avator_url", url).put("avatar_url", url));
    return told.build();
  }

  /** Where what surrounds one message is a part of what surrounds the next, it is told once. */
  private List<JsonObject> notifs(List<Missed> messages) {
    List<JsonObject> notifs = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (Missed missed : messages) {
      List<JsonValue> around = new ArrayList<>();
      for (Told each : around(missed)) {
        String id = each.event().eventId().value();
        if (!told.contains(id)) {
          told.add(id);
          around.add(message(missed.notified().view(), each));
        }
      }
      notifs.add(
          JsonObject.builder()
              .put("link", link(missed.room(), missed.notified().event()))
              .put("ts", missed.at())
              .put("messages", new JsonArray(around))
              .build());
    }
    return notifs;
  }

  /** A message of a mail. */
  private record Told(Pdu event, JsonObject content, boolean isHistorical) {
    static Told beside(VisibleEvent event) {
      return new Told(event.event().event(), event.content(), true);
    }
  }

  private List<Told> around(Missed missed) {
    Told itself = new Told(missed.notified().event(), missed.notified().content(), false);
    RoomView view = missed.notified().view();
    Optional<VisibleEvent> place = view.show(missed.notified().stored());
    Stream<Told> before =
        place.stream()
            .flatMap(it -> surroundings.before(view, it, MESSAGES, AROUND).stream())
            .map(Told::beside);
    Stream<Told> after =
        place.stream()
            .flatMap(it -> surroundings.after(view, it, MESSAGES, AROUND).stream())
            .map(Told::beside);
    return Stream.of(before, Stream.of(itself), after).flatMap(each -> each).toList();
  }

  private JsonObject message(RoomView view, Told told) {
    Pdu event = told.event();
    UserId sender = event.sender();
    JsonObject.Builder message =
        JsonObject.builder()
            .put("event_type", event.type())
            .put("is_historical", told.isHistorical())
            .put("id", event.eventId().value())
            .put("ts", event.originServerTs())
            .put("sender_name", titles.member(view, sender))
            .put("sender_hash", hash(sender.value()));
    avatar(view, sender).ifPresent(url -> message.put("sender_avatar_url", url));
    JsonObject content = told.content();
    content.string("msgtype").ifPresent(type -> message.put("msgtype", type));
    content.string("body").ifPresent(body -> message.put("body_text_plain", body));
    html(content).ifPresent(html -> message.put("body_text_html", html));
    if (content.string("msgtype").filter("m.image"::equals).isPresent()) {
      content.string("url").ifPresent(url -> message.put("image_url", url));
    }
    return message.build();
  }

  private static Optional<String> avatar(RoomView view, UserId user) {
    return view.room()
        .state(new StateSlot("m.room.member", user.value()))
        .flatMap(event -> new MemberContent(event.event().content()).avatarUrl());
  }

  private static Optional<String> html(JsonObject content) {
    if (content.string("msgtype").filter("m.image"::equals).isPresent()) {
      return Optional.empty();
    }
    boolean isHtml = content.string("format").filter("org.matrix.custom.html"::equals).isPresent();
    return content
        .string("formatted_body")
        .filter(formatted -> isHtml)
        .or(() -> content.string("body").map(MailContents::escaped));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "<br>");
  }

  private JsonObject reason(Pusher pusher, Missed reason) {
    RoomView view = reason.notified().view();
    Optional<Throttle> throttle =
        Optional.ofNullable(pusher.progress().throttles().get(reason.room()));
    JsonObject.Builder told =
        JsonObject.builder()
            .put("room_id", reason.room().value())
            .put("room_name", titles.title(view))
            .put("now", time.nowMillis())
            .put("received_at", reason.at())
            .put("delay_before_mail_ms", settings.delay().toMillis())
            .put("throttle_ms", throttle.map(Throttle::millis).orElse(0L));
    throttle.ifPresent(it -> told.put("last_sent_ts", it.lastSent()));
    return told.build();
  }

  private String link(RoomId room, Pdu event) {
    return settings.clientUrl() + "/#/" + room.value() + "/" + event.eventId().value();
  }

  /** The sum of the characters, by which templates choose a colour. */
  private static long hash(String text) {
    return text.chars().asLongStream().sum();
  }
}
