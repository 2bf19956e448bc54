/**
 * Mails, and the templates that they are written by. Begin with {@link
 * chat.ranvier.application.mail.port.MailTransport}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.mail.port;

import org.jspecify.annotations.NullMarked;
