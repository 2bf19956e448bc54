package chat.ranvier.mail.smtp;

import java.util.Optional;

/**
 * A mail server and how it is spoken with.
 *
 * @param security how TLS is used
 * @param tlsName the name in its certificate
 */
public record SmtpServer(
    String host, int port, Optional<Login> login, Security security, String tlsName) {
  /** A name and a password. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** How TLS is used. */
  public enum Security {
    /** From the first byte. */
    FROM_THE_START,
    /** After STARTTLS, and without it nothing is sent. */
    REQUIRED,
    /** After STARTTLS, where the server offers it. */
    WHERE_OFFERED,
    /** Never. */
    NONE
  }
}
