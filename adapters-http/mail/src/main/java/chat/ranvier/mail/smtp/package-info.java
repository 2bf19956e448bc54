/**
 * Mails by SMTP. Begin with {@link chat.ranvier.mail.smtp.SmtpTransport}. Nothing here is part of
 * the specification.
 */
@NullMarked
package chat.ranvier.mail.smtp;

import org.jspecify.annotations.NullMarked;
