package chat.ranvier.application.room;

import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.room.port.Written;
import java.util.List;
import java.util.Optional;

/** Adds events of our own users to a room. */
record WriteEventsWork(
    RoomRef room,
    WriteEventsCommand command,
    EventPreparation preparation,
    SentTransactions transactions)
    implements RoomWork<Written> {
  @Override
  public Optional<Written> repetition(boolean isSecondAttempt) {
    Optional<ClientTransaction> by = command.transaction();
    return by.isEmpty()
        ? Optional.empty()
        : transactions
            .find(by.get(), isSecondAttempt)
            .map(event -> new Written(room.roomId(), List.of(event)));
  }

  @Override
  public PreparedAppend<Written> prepare(WarmRoom warm) {
    return preparation.prepare(warm, command);
  }
}
