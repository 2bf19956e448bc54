package chat.ranvier.application.account;

import chat.ranvier.application.access.Requester;

/** Who lets a user whose account is given up leave all their rooms. */
public interface AccountDeparture {
  /** Nobody. */
  AccountDeparture NOWHERE = requester -> {};

  /**
   * Lets the user leave all rooms and refuse all invites. A room in which that fails does not keep
   * it from the others.
   */
  void leaveEverything(Requester requester);
}
