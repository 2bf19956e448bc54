package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.mail.port.MailTransport;
import chat.ranvier.application.pusher.mail.MailDelivery;
import chat.ranvier.application.pusher.mail.MailNotices;
import chat.ranvier.application.pusher.mail.MailSettings;
import chat.ranvier.application.pusher.mail.MailSubjects;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.application.timeline.Surroundings;
import chat.ranvier.bootstrap.config.EmailConfig;
import chat.ranvier.bootstrap.config.EmailConfig.SmtpConfig;
import chat.ranvier.bootstrap.config.EmailSubjectsConfig;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.mail.smtp.SmtpServer;
import chat.ranvier.mail.smtp.SmtpServer.Security;
import chat.ranvier.mail.smtp.SmtpTransport;
import chat.ranvier.mail.template.JinjaTemplates;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Mails. */
final class MailWiring {
  private static final int SMTP_PORT = 25;
  private static final int SMTPS_PORT = 465;

  private final HomeserverConfig config;
  private final Time time;

  MailWiring(HomeserverConfig config, Time time) {
    this.config = config;
    this.time = time;
  }

  MailDelivery delivery(
      PushersWiring.Sources sources, EngineWiring engine, Stores stores, MailAddresses addresses) {
    return new MailDelivery(
        sources.feed(),
        sources.events(),
        new MailNotices(
            transport(),
            templates(),
            new MailNotices.Sources(
                sources.titles(),
                new Surroundings(engine.timelines()),
                stores.accounts().profiles()),
            settings(),
            time),
        sources.notes(),
        addresses,
        config.email().notices().delay(),
        time);
  }

  private MailTransport transport() {
    SmtpConfig smtp = config.email().smtp();
    return new SmtpTransport(
        new SmtpServer(
            smtp.host(),
            smtp.port().orElse(smtp.forcesTls() ? SMTPS_PORT : SMTP_PORT),
            smtp.user()
                .map(
                    user ->
                        new SmtpServer.Login(user, smtp.password().map(Secret::value).orElse(""))),
            security(smtp),
            smtp.tlsName().orElse(smtp.host())),
        time);
  }

  private static Security security(SmtpConfig smtp) {
    if (smtp.forcesTls()) {
      return Security.FROM_THE_START;
    }
    if (smtp.requiresTls()) {
      return Security.REQUIRED;
    }
    return smtp.usesTls() ? Security.WHERE_OFFERED : Security.NONE;
  }

  private JinjaTemplates templates() {
    return new JinjaTemplates(
        Stream.concat(config.templates().folder().stream(), config.email().templates().stream())
            .toList(),
        publicUrl(),
        ZoneId.systemDefault());
  }

  private String publicUrl() {
    String url = config.server().clientAddress().toString();
    return url.endsWith("/") ? url : url + "/";
  }

  private MailSettings settings() {
    EmailConfig email = config.email();
    String client = email.clientBaseUrl().toString();
    return new MailSettings(
        email.sender().from().orElseThrow(),
        email.sender().appName(),
        client.endsWith("/") ? client.substring(0, client.length() - 1) : client,
        publicUrl(),
        email.notices().delay(),
        subjects(email.subjects()));
  }

  private static MailSubjects subjects(EmailSubjectsConfig subjects) {
    return new MailSubjects(
        subjects.messageFromPersonInRoom(),
        subjects.messageFromPerson(),
        subjects.messagesFromPerson(),
        subjects.messagesInRoom(),
        subjects.messagesInRoomAndOthers(),
        subjects.messagesFromPersonAndOthers(),
        new MailSubjects.Invites(subjects.inviteFromPersonToRoom(), subjects.inviteFromPerson()));
  }
}
