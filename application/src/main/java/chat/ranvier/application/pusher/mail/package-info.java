/**
 * Mails about what users have missed. Begin with {@link
 * chat.ranvier.application.pusher.mail.MailDelivery}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.pusher.mail;

import org.jspecify.annotations.NullMarked;
