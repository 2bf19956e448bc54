package chat.ranvier.application.receipt;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * Notes how far a user has read a room for good, and with it how far they have seen it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#fully-read-markers">Fully read
 *     markers</a>
 */
public final class SetReadMarkers {
  private static final String FULLY_READ = "m.fully_read";

  private final Visibility visibility;
  private final RoomCaches events;
  private final AccountDataStore accountData;
  private final SendReceipt sendReceipt;
  private final Commits commits;

  /** The operation, on what it needs. */
  public SetReadMarkers(
      Visibility visibility,
      RoomCaches events,
      AccountDataStore accountData,
      SendReceipt sendReceipt,
      Commits commits) {
    this.visibility = visibility;
    this.events = events;
    this.accountData = accountData;
    this.sendReceipt = sendReceipt;
    this.commits = commits;
  }

  /** The markers, each where it is to be set. */
  public record Markers(
      Optional<EventId> fullyRead, Optional<EventId> read, Optional<EventId> readPrivate) {}

  /**
   * Sets the markers.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure where the user is not in the room
   */
  public void handle(Requester requester, RoomId roomId, Markers markers) {
    visibility.enterAsMember(roomId, Reader.of(requester));
    markers.fullyRead().ifPresent(event -> setFullyRead(requester, roomId, event));
    markers.read().ifPresent(event -> send(requester, roomId, "m.read", event));
    markers.readPrivate().ifPresent(event -> send(requester, roomId, "m.read.private", event));
  }

  /** Moves the marker, unless it stands further on already. */
  private void setFullyRead(Requester requester, RoomId room, EventId event) {
    Optional<EventId> before =
        accountData
            .findOfRoom(requester.user(), room, FULLY_READ)
            .flatMap(json -> AccountDatum.content(json).string("event_id"))
            .map(EventId::new);
    if (before.filter(marked -> isBefore(event, marked)).isPresent()) {
      return;
    }
    JsonObject content = JsonObject.of("event_id", event.value());
    commits.writeAt(
        new ChangeNotice.ForUsers(SetAccountData.STREAM, requester.user(), room),
        position ->
            accountData.put(
                requester.user(),
                AccountDatum.of(Optional.of(room), FULLY_READ, content, position)));
  }

  private boolean isBefore(EventId event, EventId marked) {
    Optional<StoredEvent> one = events.event(event);
    Optional<StoredEvent> other = events.event(marked);
    return one.isPresent()
        && other.isPresent()
        && one.get().room() == other.get().room()
        && one.get().position() < other.get().position();
  }

  private void send(Requester requester, RoomId room, String type, EventId event) {
    sendReceipt.handle(new SendReceipt.Command(requester, room, type, event, Optional.empty()));
  }
}
