package chat.ranvier.application.room.creation;

import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;

/** Fresh ids for rooms whose version does not make the id from the create event. */
final class RoomIds {
  private static final int LENGTH = 18;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final ServerName server;
  private final Chance chance;

  RoomIds(ServerName server, Chance chance) {
    this.server = server;
    this.chance = chance;
  }

  RoomId next() {
    StringBuilder id = new StringBuilder("!");
    for (byte random : chance.bytes(LENGTH)) {
      id.append(LETTERS.charAt((random & 0xFF) % LETTERS.length()));
    }
    return RoomId.parse(id.append(':').append(server.value()).toString());
  }
}
