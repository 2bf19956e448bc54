package chat.ranvier.application.pusher.mail;

import java.time.Duration;

/**
 * How mails about missed messages are written.
 *
 * @param from the sender; {@code %(app)s} in it stands for what the app is called
 * @param appName what it is called where the client does not say
 * @param clientUrl the client that links lead to, without a slash at its end
 * @param publicUrl the server's own address, with a slash at its end
 * @param delay how long a message has to be unread before there is a mail about it
 */
public record MailSettings(
    String from,
    String appName,
    String clientUrl,
    String publicUrl,
    Duration delay,
    MailSubjects subjects) {}
