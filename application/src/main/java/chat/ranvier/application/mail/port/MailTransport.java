package chat.ranvier.application.mail.port;

/** The mail server that takes this server's mails. */
public interface MailTransport {
  /**
   * Hands over a mail, and waits until the mail server has taken it.
   *
   * @throws MailException where it has not
   */
  void send(OutgoingMail mail) throws MailException;
}
