package chat.ranvier.mail.smtp;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.application.mail.port.MailTransport;
import chat.ranvier.application.mail.port.OutgoingMail;
import chat.ranvier.mail.smtp.SmtpServer.Login;
import chat.ranvier.mail.smtp.SmtpServer.Security;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Hands mails over by SMTP, one connection for each. */
public final class SmtpTransport implements MailTransport {
  private static final String CHARSET = "UTF-8";
  private static final String CONNECT_MILLIS = "20000";
  private static final String SILENCE_MILLIS = "60000";

  private final SmtpServer server;
  private final Time time;
  private final Session session;

  /** Hands mails over to this server. */
  public SmtpTransport(SmtpServer server, Time time) {
    this.server = server;
    this.time = time;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(SmtpServer server) {
    Security security = server.security();
    boolean startsTls = security == Security.REQUIRED || security == Security.WHERE_OFFERED;
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "mail.smtp.host", server.host(),
            "mail.smtp.port", Integer.toString(server.port()),
            "mail.smtp.connectiontimeout", CONNECT_MILLIS,
            "mail.smtp.timeout", SILENCE_MILLIS,
            "mail.smtp.auth", Boolean.toString(server.login().isPresent()),
            "mail.smtp.starttls.enable", Boolean.toString(startsTls),
            "mail.smtp.starttls.required", Boolean.toString(security == Security.REQUIRED),
            "mail.smtp.ssl.enable", Boolean.toString(security == Security.FROM_THE_START),
            // The sockets check the name themselves.
            "mail.smtp.ssl.checkserveridentity", "false",
            "mail.smtp.ssl.socketFactory",
                new NamedTlsSockets(
                    (SSLSocketFactory) SSLSocketFactory.getDefault(), server.tlsName())));
    return properties;
  }

  @Override
  public void send(OutgoingMail mail) throws MailException {
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(mail);
      Optional<Login> login = server.login();
      transport.connect(
          login.map(Login::name).orElse(null), login.map(Login::password).orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new MailException("The mail server has not taken a mail: " + e, e);
    }
  }

  private MimeMessage message(OutgoingMail mail) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(mail.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), CHARSET);
    message.setSentDate(Date.from(Instant.ofEpochMilli(time.nowMillis())));
    for (Map.Entry<String, String> header : mail.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), CHARSET, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), CHARSET, "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }
}
