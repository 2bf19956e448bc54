package chat.ranvier.application.upkeep;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;
import java.util.function.Consumer;

/** What is wrong with one room, on its way to who asked. */
record Report(RoomId room, Consumer<Finding> findings) {
  void event(EventId event, Finding.Fault fault, String detail) {
    findings.accept(new Finding(room, Optional.of(event), fault, detail));
  }

  void room(Finding.Fault fault, String detail) {
    findings.accept(new Finding(room, Optional.empty(), fault, detail));
  }
}
