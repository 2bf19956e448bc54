package chat.ranvier.application.accountdata.port;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** What clients keep with the server for their users. */
public interface AccountDataStore {
  /**
   * Sets account data, in the place of what there was of this type, globally or for the room, and
   * counts it. Types go either this way or that of {@link #put}.
   *
   * @return whether it was within the quota; if not, everything is as it was
   */
  boolean putWithin(AccountDataQuota quota, UserId user, AccountDatum datum);

  /** Sets account data that the server manages and bounds itself: it is not counted. */
  void put(UserId user, AccountDatum datum);

  /**
   * Deletes account data that was set within a quota: it is found no more, and only {@link
   * #between} tells that it was there. What is remembered for that goes on being counted.
   *
   * @param room the room that it is about; none where it is global
   * @param position where it is deleted
   * @return whether it was there
   */
  boolean delete(UserId user, Optional<RoomId> room, String type, long position);

  /** How much of what the user keeps was counted. */
  AccountDataTotal total(UserId user);

  /** The content of the user's global account data of this type, as JSON text. */
  Optional<String> findGlobal(UserId user, String type);

  /** The content of the user's account data of this type for the room, as JSON text. */
  Optional<String> findOfRoom(UserId user, RoomId room, String type);

  /** All of the user's account data that is there, global and of rooms, by position. */
  List<AccountDatum> all(UserId user);

  /** All of the user's account data that is there for one room, by position. */
  List<AccountDatum> ofRoom(UserId user, RoomId room);

  /**
   * The user's account data with a position after the first and not after the second, by position,
   * and what was deleted at these.
   */
  List<AccountDatum> between(UserId user, long after, long upTo);

  /** Takes all of the user's account data away, push rules included. */
  void deleteAll(UserId user);
}
