package chat.ranvier.application.push.port;

/**
 * What is kept of what an event does.
 *
 * @param isRedacted whether it was taken back, so that it counts for nobody
 */
public record KeptOutcome(EventOutcome outcome, boolean isRedacted) {}
