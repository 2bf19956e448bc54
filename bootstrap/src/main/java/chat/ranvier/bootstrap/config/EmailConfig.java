package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.option.Section;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Mails that the server sends. */
@Section(
    title = "Mails",
    at = "email",
    doc =
        "Mails that the server sends: about messages that were missed, for addresses that users have"
            + " shown to be theirs. How users show that is not supported yet.")
public record EmailConfig(
    SmtpConfig smtp,
    SenderConfig sender,
    NoticesConfig notices,
    @Option(
            name = "client_base_url",
            byDefault = "https://matrix.to",
            formerly = "riot_base_url",
            doc = "The client that links in mails lead to.")
        URI clientBaseUrl,
    @Option(
            name = "template_dir",
            doc =
                "A folder with templates of your own; `templates.custom_template_directory` comes"
                    + " before it.")
        Optional<Path> templates,
    @Option(
            name = "subjects",
            doc =
                "The subjects. `%(app)s` stands for the app's name, `%(person)s` for who has written"
                    + " or invited, `%(room)s` for the room's name.")
        EmailSubjectsConfig subjects) {
  /** Checks that somebody sends the mails. */
  public EmailConfig {
    require(
        !notices.enabled() || sender.from().isPresent(),
        "enable_notifs",
        "needs the sender of mails: set notif_from");
  }

  /** Who sends the mails. */
  public record SenderConfig(
      @Option(
              name = "notif_from",
              doc =
                  "The sender, a name and an address or an address alone; `%(app)s` in it stands for"
                      + " the app's name. Needed for any mail.")
          Optional<String> from,
      @Option(
              name = "app_name",
              byDefault = "Matrix",
              doc = "What the app is called in subjects, where the client has no name of its own.")
          String appName) {}

  /** Mails about what was missed. */
  public record NoticesConfig(
      @Option(
              name = "enable_notifs",
              byDefault = "false",
              doc = "Sends mails about messages that were missed.")
          boolean enabled,
      @Option(
              name = "notif_for_new_users",
              byDefault = "true",
              doc = "Whether new users with a mail address get such mails without asking for them.")
          boolean forNewUsers,
      @Option(
              name = "notif_delay_before_mail",
              byDefault = "10m",
              doc =
                  "How long a message has to be unread before there is a mail about it. Further"
                      + " mails about the same room come after ten minutes, then after a day.")
          Duration delay) {}

  /** The mail server. */
  public record SmtpConfig(
      @Option(name = "smtp_host", byDefault = "localhost", doc = "The mail server.") String host,
      @Option(
              name = "smtp_port",
              doc = "Its port; without it 465 where `force_tls` is set, else 25.")
          Optional<Integer> port,
      @Option(name = "smtp_user", doc = "Who the server logs in as, where it has to.")
          Optional<String> user,
      @Option(name = "smtp_pass", doc = "By which password.") Optional<Secret> password,
      @Option(
              name = "force_tls",
              byDefault = "false",
              doc =
                  "Speaks TLS from the first byte; `require_transport_security` then says nothing.")
          boolean forcesTls,
      @Option(
              name = "require_transport_security",
              byDefault = "false",
              doc = "Sends nothing where the mail server offers no TLS (STARTTLS).")
          boolean requiresTls,
      @Option(
              name = "enable_tls",
              byDefault = "true",
              doc =
                  "Uses TLS (STARTTLS) where the mail server offers it; its certificate has to be"
                      + " valid.")
          boolean usesTls,
      @Option(
              name = "tlsname",
              doc = "The name in the mail server's certificate; without it, `smtp_host`.")
          Optional<String> tlsName) {}
}
