package chat.ranvier.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import chat.ranvier.federation.signature.BouncyCastleSigningKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** CVE-2026-45078: requests that waited for one room took the processors from all others. */
final class CrowdedRoomTest {
  private static final int CROWD = 10_000;
  private static final ServerName SERVER = new ServerName("crowd.example");
  private static final UserId ALICE = UserId.of("alice", SERVER);

  @Test
  void tenThousandRequestsWaitingOnOneRoomLeaveOthersUntouched() throws InterruptedException {
    VirtualThreads threads = new VirtualThreads();
    try (SystemTime time = new SystemTime(threads);
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      RoomEngine engine = engine(threads, time);
      RoomId crowded = engine.writers().create(firstEvents("crowded")).room();
      RoomId quiet = engine.writers().create(firstEvents("quiet")).room();
      CountDownLatch begun = new CountDownLatch(CROWD / 10);
      CountDownLatch waiting = new CountDownLatch(CROWD);
      for (int i = 0; i < CROWD; i++) {
        crowd.execute(
            () -> {
              begun.countDown();
              say(engine, crowded);
              waiting.countDown();
            });
      }
      begun.await();
      for (int i = 0; i < 10; i++) {
        say(engine, quiet);
      }
      assertThat(waiting.getCount()).as("still waiting when the others are done").isPositive();
      assertThat(waiting.await(60, TimeUnit.SECONDS)).as("all were served").isTrue();
    }
  }

  private static RoomEngine engine(VirtualThreads threads, SystemTime time) {
    MemoryDatabase database = new MemoryDatabase();
    MemoryRoomStore rooms = new MemoryRoomStore(database);
    MemoryCounters counters = new MemoryCounters(database);
    AuthChainIndex chains = new AuthChainIndex(new MemoryAuthChainStore(database), 1 << 20);
    NoTracing tracing = new NoTracing();
    AuthRules rules = new AuthRules((event, signer) -> true, new BouncyCastleSignatureCheck());
    BouncyCastleSigningKey key =
        BouncyCastleSigningKey.fromSeed(
            KeyId.ed25519("crowd"), "a seed that is used for nothing!".getBytes(US_ASCII));
    return new RoomEngine(
        new RoomEngine.Identity(SERVER, key, rules),
        new RoomEngine.Storage(rooms, new MemoryEventStore(database), counters, chains),
        new Commits(
            new Commits.Storage(database, counters, rooms, chains.appends()),
            threads,
            time,
            tracing,
            CommitObserver.NONE),
        new RoomEngine.Surroundings(threads, time, tracing, MailboxObserver.NONE),
        64L << 20);
  }

  private static CreateRoomCommand firstEvents(String name) {
    return new CreateRoomCommand(
        RoomVersion.V12,
        Optional.empty(),
        List.of(
            state(
                "m.room.create",
                "",
                JsonObject.of("room_version", RoomVersion.V12.id()).with("name", name)),
            state("m.room.member", ALICE.value(), JsonObject.of("membership", "join")),
            state("m.room.power_levels", "", JsonObject.empty())));
  }

  private static EventDraft state(String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), ALICE, content, 1);
  }

  private static void say(RoomEngine engine, RoomId room) {
    EventDraft message =
        EventDraft.message("m.room.message", ALICE, JsonObject.of("body", "hello"), 1);
    engine.writers().write(room, WriteEventsCommand.of(message));
  }
}
