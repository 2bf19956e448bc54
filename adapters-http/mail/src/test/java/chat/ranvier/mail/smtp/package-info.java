/**
 * Mails by SMTP, to a mail server that is there. Begin with {@link
 * chat.ranvier.mail.smtp.SmtpTransportTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.mail.smtp;

import org.jspecify.annotations.NullMarked;
