package chat.ranvier.domain.push;

/**
 * Which rules of proposals everybody begins with.
 *
 * @param polls those of <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3930">
 *     MSC3930</a>, on polls
 * @param allEncrypted that of <a
 *     href="https://github.com/matrix-org/matrix-spec-proposals/pull/4028">MSC4028</a>, which
 *     notifies of all that is encrypted, for clients that look for mentions by themselves
 */
public record PushRuleFeatures(boolean polls, boolean allEncrypted) {
  /** The rules of the specification alone. */
  public static final PushRuleFeatures NONE = new PushRuleFeatures(false, false);
}
