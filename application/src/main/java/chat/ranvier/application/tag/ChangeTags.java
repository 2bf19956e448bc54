package chat.ranvier.application.tag;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads and changes the tags of the requester's rooms, which are account data of type {@code
 * m.tag}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Room tagging</a>
 */
public final class ChangeTags {
  private static final String TYPE = "m.tag";
  private static final int MAX_NAME_BYTES = 255;

  /** How long the tags of a room are as JSON, in characters: each change writes all of them. */
  private static final int MAX_ALL_TAGS = 16 << 10;

  private final AccountDataStore accountData;
  private final KeepAccountData keepAccountData;

  /** Works on this store. */
  public ChangeTags(AccountDataStore accountData, KeepAccountData keepAccountData) {
    this.accountData = accountData;
    this.keepAccountData = keepAccountData;
  }

  /**
   * The tags of a room, by name.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user
   */
  public JsonObject list(Requester requester, UserId user, RoomId room) {
    requester.mustBe(user, "Cannot get tags for other users.");
    return tags(accountData.findOfRoom(user, room, TYPE).orElse("{}"));
  }

  /**
   * Adds a tag to a room, or replaces what stands at it.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user, {@code M_INVALID_PARAM} where the
   *     name is longer than 255 bytes, {@code M_TOO_LARGE} where the room has too many
   */
  public void put(Requester requester, UserId user, RoomId room, String tag, JsonObject content) {
    requester.mustBe(user, "Cannot add tags for other users.");
    if (tag.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "A tag's name has at most 255 bytes");
    }
    change(user, room, tags -> tags.with(tag, content));
  }

  /**
   * Takes a tag away from a room, where it is there.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user
   */
  public void delete(Requester requester, UserId user, RoomId room, String tag) {
    requester.mustBe(user, "Cannot remove tags for other users.");
    change(user, room, tags -> tags.without(tag));
  }

  private void change(UserId user, RoomId room, UnaryOperator<JsonObject> change) {
    keepAccountData.keep(
        user,
        Optional.of(room),
        position -> {
          String before = accountData.findOfRoom(user, room, TYPE).orElse("{}");
          JsonObject after = JsonObject.of("tags", change.apply(tags(before)));
          return Optional.of(AccountDatum.of(Optional.of(room), TYPE, after, position))
              .filter(datum -> datum.json().length() <= Math.max(MAX_ALL_TAGS, before.length()));
        });
  }

  private static JsonObject tags(String content) {
    return AccountDatum.content(content).object("tags").orElse(JsonObject.empty());
  }
}
