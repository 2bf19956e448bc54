package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.identifier.UserId;

/** The mail addresses that users have shown to be theirs. */
public interface MailAddresses {
  /** Nobody has shown that an address is theirs. */
  MailAddresses NONE = new None();

  /** Whether the address is one of the user's, whatever the case of its letters. */
  boolean isOf(UserId user, String address);

  /** No addresses. */
  record None() implements MailAddresses {
    @Override
    public boolean isOf(UserId user, String address) {
      return false;
    }
  }
}
