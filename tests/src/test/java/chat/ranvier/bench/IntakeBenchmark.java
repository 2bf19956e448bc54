package chat.ranvier.bench;

import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.intake.EventGate;
import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Messages of another server, fifty to a transaction: read, verified, authorised, linked and stored
 * in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IntakeBenchmark {
  private static final int EVENTS = 2_000;
  private static final int TRANSACTION = 50;
  private static final long CACHE_BYTES = 64L << 20;

  private final List<byte[]> opening = new ArrayList<>();
  private final List<byte[]> messages = new ArrayList<>();
  private RoomId room = new RoomId("!room:bench.example");
  private @Nullable SystemTime time;
  private Runnable closing = () -> {};
  private @Nullable ReceiveEvents receive;

  /** Makes the events. */
  @Setup(Level.Trial)
  public void makeEvents() {
    EventSealer sealer = new EventSealer(RoomVersion.V12, SampleEvent.SERVER, SampleEvent.KEY);
    Pdu create =
        sealer.seal(
            state("m.room.create", "", JsonObject.of("room_version", "12")),
            Optional.empty(),
            List.of(),
            List.of(),
            1);
    room = create.roomId();
    Pdu join =
        sealer.seal(
            state("m.room.member", SampleEvent.SENDER.value(), JsonObject.of("membership", "join")),
            Optional.of(room),
            List.of(create.eventId()),
            List.of(),
            2);
    opening.add(create.canonicalBytes());
    opening.add(join.canonicalBytes());
    List<EventId> authEvents = List.of(join.eventId());
    Pdu last = join;
    for (int i = 0; i < EVENTS; i++) {
      EventDraft draft = SampleEvent.message("words ".repeat(80) + i);
      last =
          sealer.seal(
              draft, Optional.of(room), List.of(last.eventId()), authEvents, last.depth() + 1);
      messages.add(last.canonicalBytes());
    }
  }

  private static EventDraft state(String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), SampleEvent.SENDER, content, 1);
  }

  /** Begins with a database that holds the room's beginning. */
  @Setup(Level.Invocation)
  public void open() {
    VirtualThreads running = new VirtualThreads();
    SystemTime clock = new SystemTime(running);
    NoTracing tracing = new NoTracing();
    Database.Stores stores = Database.MEMORY.open(clock);
    Commits commits = new Commits(stores.commits(), running, clock, tracing, CommitObserver.NONE);
    BouncyCastleSignatureCheck check = new BouncyCastleSignatureCheck();
    RoomEngine engine =
        new RoomEngine(
            new RoomEngine.Identity(
                ServerName.parse("here.example"),
                SampleEvent.KEY,
                new AuthRules((event, signer) -> true, check)),
            stores.rooms(),
            commits,
            new RoomEngine.Surroundings(running, clock, tracing, MailboxObserver.NONE),
            CACHE_BYTES);
    byte[] key = SampleEvent.KEY.publicKey();
    receive =
        new ReceiveEvents(
            engine.rooms(),
            engine.writers(),
            new EventGate((server, id, validity) -> Optional.of(key), check, running));
    time = clock;
    closing = stores.closing();
    receive(opening);
  }

  /** Throws the database away. */
  @TearDown(Level.Invocation)
  public void close() {
    closing.run();
    Objects.requireNonNull(time).close();
  }

  /** All messages, one transaction after the other. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int transactions() {
    int taken = 0;
    for (int from = 0; from < messages.size(); from += TRANSACTION) {
      List<byte[]> some = messages.subList(from, Math.min(from + TRANSACTION, messages.size()));
      taken += receive(some).events().size();
    }
    return taken;
  }

  private ReceiveEvents.Answer receive(List<byte[]> events) {
    return Objects.requireNonNull(receive)
        .handle(
            new ReceiveEvents.Command(
                room,
                Optional.of(RoomVersion.V12),
                List.of(),
                events.stream().map(JsonReader::readObject).toList(),
                false,
                Map.of()));
  }
}
