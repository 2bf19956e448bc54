package chat.ranvier.application.push.port;

/**
 * A user's push rules as they are kept.
 *
 * @param changes in what they differ from the server's, as JSON text
 * @param position the stream position of the last change
 */
public record StoredPushRules(String changes, long position) {}
