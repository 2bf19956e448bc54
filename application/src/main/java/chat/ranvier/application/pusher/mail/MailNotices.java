package chat.ranvier.application.pusher.mail;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.application.mail.port.MailTransport;
import chat.ranvier.application.mail.port.OutgoingMail;
import chat.ranvier.application.mail.port.Templates;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.pusher.delivery.RoomTitles;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.timeline.Surroundings;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Writes mails about missed messages and hands them over. */
public final class MailNotices {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final MailTransport transport;
  private final Templates templates;
  private final ProfileStore profiles;
  private final MailSettings settings;
  private final MailContents contents;
  private final MailSummary summary;

  /** What mails are made of. */
  public record Sources(RoomTitles titles, Surroundings surroundings, ProfileStore profiles) {}

  /** Hands over to this transport what these templates make of it. */
  public MailNotices(
      MailTransport transport,
      Templates templates,
      Sources sources,
      MailSettings settings,
      Time time) {
    this.transport = transport;
    this.templates = templates;
    this.profiles = sources.profiles();
    this.settings = settings;
    this.contents = new MailContents(sources.titles(), sources.surroundings(), settings, time);
    this.summary = new MailSummary(settings.subjects(), sources.titles());
  }

  /**
   * Sends the pusher's user a mail about what they have missed.
   *
   * @throws MailException where the mail server has not taken it
   */
  void send(Pusher pusher, MissedMessages missed) throws MailException {
    String app =
        pusher
            .settings()
            .data()
            .string("brand")
            .filter(name -> !name.isBlank())
            .orElse(settings.appName());
    String subject = summary.of(missed, app);
    String unsubscribe = unsubscribe(pusher);
    JsonObject variables =
        contents
            .of(pusher, missed)
            .with("user_display_name", displayName(pusher.key().user()))
            .with("unsubscribe_link", unsubscribe)
            .with("summary_text", subject)
            .with("app_name", app);
    transport.send(
        new OutgoingMail(
            MailSubjects.filled(settings.from(), app, "", ""),
            pusher.key().pushkey(),
            subject,
            templates.render("notif_mail.txt", variables),
            templates.render("notif_mail.html", variables),
            Map.of(
                "Auto-Submitted", "auto-generated",
                "X-Auto-Response-Suppress", "All",
                "List-Unsubscribe", "<" + unsubscribe + ">",
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));
  }

  private String displayName(UserId user) {
    return profiles.find(user).displayName().orElse(user.localpart());
  }

  private String unsubscribe(Pusher pusher) {
    return settings.publicUrl()
        + "_synapse/client/unsubscribe?access_token="
        + pusher.secret()
        + "&user_id="
        + encoded(pusher.key().user().value())
        + "&app_id="
        + encoded(pusher.key().appId())
        + "&pushkey="
        + encoded(pusher.key().pushkey());
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(HEX.toHexDigits(each));
      }
    }
    return encoded.toString();
  }
}
