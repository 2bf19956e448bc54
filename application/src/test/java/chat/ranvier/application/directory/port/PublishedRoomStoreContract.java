package chat.ranvier.application.directory.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.RoomId;
import org.junit.jupiter.api.Test;

/** What a store of listed rooms promises. */
public interface PublishedRoomStoreContract {
  RoomId ROOM = new RoomId("!room:test.example");
  RoomId OTHER = new RoomId("!other:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The listed rooms of the same store. */
  PublishedRoomStore published();

  @Test
  default void aRoomIsListedOnceItIsPublished() {
    assertThat(published().isPublished(ROOM)).isFalse();
    transactions().inTransaction(() -> published().setPublished(ROOM, true));
    assertThat(published().isPublished(ROOM)).isTrue();
    assertThat(published().isPublished(OTHER)).isFalse();
  }

  @Test
  default void publishingTwiceAndWithdrawingTwiceDoNoHarm() {
    transactions().inTransaction(() -> published().setPublished(ROOM, true));
    transactions().inTransaction(() -> published().setPublished(ROOM, true));
    assertThat(published().isPublished(ROOM)).isTrue();
    transactions().inTransaction(() -> published().setPublished(ROOM, false));
    transactions().inTransaction(() -> published().setPublished(ROOM, false));
    assertThat(published().isPublished(ROOM)).isFalse();
  }
}
