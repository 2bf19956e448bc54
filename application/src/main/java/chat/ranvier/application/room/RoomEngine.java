package chat.ranvier.application.room;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.SigningKey;

/** The parts of the room engine, put together. */
public final class RoomEngine {
  private static final int MAX_WARM_ROOMS = 20_000;
  private static final int MIN_WARM_ROOMS = 2;
  private static final int WARM_ROOM_BYTES = 4_096;

  private final RoomCaches caches;
  private final Rooms rooms;
  private final LocalRoomWriters writers;
  private final Numbers eventNumbers;
  private final Numbers roomNumbers;

  /** Whose rooms they are: the name and the key that events are made and signed with, the rules. */
  public record Identity(ServerName server, SigningKey key, AuthRules rules) {}

  /**
   * Where rooms are kept.
   *
   * @param chains the auth chains of all that is committed: it has to be told of each append
   */
  public record Storage(
      RoomStore rooms, EventStore events, Counters counters, AuthChainIndex chains) {}

  /** What surrounds the engine. */
  public record Surroundings(
      Threads threads, Time time, Tracing tracing, MailboxObserver observer) {}

  /**
   * An engine without a warm room.
   *
   * @param cacheBytes about how much memory state and events may take
   */
  public RoomEngine(
      Identity identity,
      Storage storage,
      Commits commits,
      Surroundings surroundings,
      long cacheBytes) {
    this.caches = new RoomCaches(storage.rooms(), storage.events(), cacheBytes);
    this.eventNumbers = new Numbers("event_number", commits, storage.counters());
    this.roomNumbers = new Numbers("room_number", commits, storage.counters());
    EventPreparation preparation =
        new EventPreparation(identity, storage.chains(), caches, eventNumbers, roomNumbers);
    RoomWriter writer = new RoomWriter(commits, surroundings);
    IntakePreparation intake =
        new IntakePreparation(
            identity.rules().withCheckedSignatures(), storage.chains(), eventNumbers::next);
    WarmRooms warm =
        new WarmRooms(
            storage.rooms(), caches, surroundings.threads(), writer::serve, warmRooms(cacheBytes));
    this.writers =
        new LocalRoomWriters(
            warm,
            new SentTransactions(storage.events()),
            preparation,
            intake,
            commits,
            surroundings);
    this.rooms = new Rooms(warm, caches, storage.rooms());
  }

  private static int warmRooms(long cacheBytes) {
    return Math.clamp(cacheBytes / WARM_ROOM_BYTES, MIN_WARM_ROOMS, MAX_WARM_ROOMS);
  }

  /** Gives back the numbers that were reserved and not given out: the last thing before the end. */
  public void giveBackNumbers() {
    eventNumbers.giveBack();
    roomNumbers.giveBack();
  }

  /** The way to write. */
  public RoomWriters writers() {
    return writers;
  }

  /** The way to read rooms. */
  public Rooms rooms() {
    return rooms;
  }

  /** The way to read events. */
  public RoomCaches events() {
    return caches;
  }
}
