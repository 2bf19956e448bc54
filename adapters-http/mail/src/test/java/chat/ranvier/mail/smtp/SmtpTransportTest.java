package chat.ranvier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.environment.testing.RealTime;
import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.application.mail.port.OutgoingMail;
import chat.ranvier.mail.smtp.SmtpServer.Login;
import chat.ranvier.mail.smtp.SmtpServer.Security;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SmtpTransportTest {
  private static final OutgoingMail MAIL =
      new OutgoingMail(
          "Zoë's server <noreply@example.org>",
          "alice@example.org",
          "A subject with ü and a line\r\nBcc: mallory@example.org",
          "text ü",
          "<p>html ü</p>",
          Map.of("List-Unsubscribe", "<https://example.org/u?a=b>"));

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

  SmtpTransportTest() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private SmtpTransport transport(Optional<Login> login, Security security) {
    return new SmtpTransport(
        new SmtpServer("127.0.0.1", server.getSmtp().getPort(), login, security, "127.0.0.1"),
        new RealTime());
  }

  @Test
  void aMailArrivesAsTextAndAsHtml() throws Exception {
    transport(Optional.empty(), Security.WHERE_OFFERED).send(MAIL);
    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getFrom()[0].toString()).contains("noreply@example.org");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("alice@example.org");
    assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/u?a=b>");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).startsWith("A subject with ü");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("text ü");
    assertThat(parts.getBodyPart(1).getContent().toString().strip()).isEqualTo("<p>html ü</p>");
  }

  @Test
  void whoHasToLogInDoes() throws Exception {
    server.setUser("ranvier", "secret");
    transport(Optional.of(new Login("ranvier", "secret")), Security.NONE).send(MAIL);
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThatThrownBy(
            () -> transport(Optional.of(new Login("ranvier", "wrong")), Security.NONE).send(MAIL))
        .isInstanceOf(MailException.class);
  }

  @Test
  void nothingIsSentInTheClearWhereTlsIsRequired() {
    assertThatThrownBy(() -> transport(Optional.empty(), Security.REQUIRED).send(MAIL))
        .isInstanceOf(MailException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyKnowsIsNotTrusted() {
    GreenMail encrypted =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort());
    encrypted.start();
    try {
      SmtpServer there =
          new SmtpServer(
              "127.0.0.1",
              encrypted.getSmtps().getPort(),
              Optional.empty(),
              Security.FROM_THE_START,
              "127.0.0.1");
      assertThatThrownBy(() -> new SmtpTransport(there, new RealTime()).send(MAIL))
          .isInstanceOf(MailException.class)
          .hasMessageContaining("PKIX");
    } finally {
      encrypted.stop();
    }
  }

  @Test
  void aMailServerThatIsNotThereIsToldOf() {
    SmtpTransport transport = transport(Optional.empty(), Security.NONE);
    server.stop();
    assertThatThrownBy(() -> transport.send(MAIL)).isInstanceOf(MailException.class);
  }
}
