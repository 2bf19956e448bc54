package chat.ranvier.application.registration;

/**
 * Who may get an account.
 *
 * @param open whether anybody may
 * @param guests whether guests may come in
 * @param hidesTakenNames whether it is kept back which names are taken, until registration ends
 */
public record RegistrationSettings(boolean open, boolean guests, boolean hidesTakenNames) {
  /** Nobody may, but by the shared secret. */
  public static final RegistrationSettings CLOSED = new RegistrationSettings(false, false, false);
}
