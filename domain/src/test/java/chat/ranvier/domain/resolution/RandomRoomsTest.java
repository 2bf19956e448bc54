package chat.ranvier.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.chain.AuthEdges;
import chat.ranvier.domain.auth.chain.BreadthFirstChains;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.PlainAuthChains;
import chat.ranvier.domain.testing.RandomRoom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The resolver against the specification taken word for word, on rooms that seeds decide. */
final class RandomRoomsTest {
  private static final List<RoomVersion> VERSIONS =
      List.of(
          RoomVersion.V1,
          RoomVersion.V2,
          RoomVersion.V6,
          RoomVersion.V8,
          RoomVersion.V10,
          RoomVersion.V11,
          RoomVersion.V12);

  private static final int SEEDS_A_ROW = 50;
  private static final long FIRST = Long.getLong("resolution.first", 0);
  private static final long SEEDS = Long.getLong("resolution.seeds", 200);

  static Stream<Arguments> rows() {
    return VERSIONS.stream()
        .flatMap(
            version ->
                Stream.iterate(FIRST, seed -> seed < FIRST + SEEDS, seed -> seed + SEEDS_A_ROW)
                    .map(seed -> Arguments.of(version, seed)));
  }

  @ParameterizedTest(name = "version {0}, seeds from {1} on")
  @MethodSource("rows")
  void theResolverAgreesWithTheSpecification(RoomVersion version, long first) {
    for (long seed = first; seed < Math.min(first + SEEDS_A_ROW, FIRST + SEEDS); seed++) {
      agrees(version, seed);
    }
  }

  /** Each of these has told apart a resolver with a mistake from one without. */
  @ParameterizedTest(name = "version {0}, seed {1}: {2}")
  @CsvSource({
    "2, 199, a path of auth events that leaves the full conflicted set and comes back is none",
    "6, 124, a rejected auth event does not authorise",
    "12, 98, a rejected auth event does not authorise",
    "12, 13, the conflicted state subgraph is part of the full conflicted set",
    "1, 17, the first of the power levels that is not allowed ends the list",
    "1, 12, where no event is allowed the shallowest stays",
    "2, 10, of equal power and at the same time the lesser id goes first",
    "10, 10, who leaves is not put out",
  })
  void whatToldAMistakeOnceTellsItAgain(String version, long seed, String mistake) {
    agrees(version(version), seed);
  }

  private static RoomVersion version(String id) {
    return VERSIONS.stream().filter(version -> version.id().equals(id)).findFirst().orElseThrow();
  }

  private static void agrees(RoomVersion version, long seed) {
    RandomRoom room = new RandomRoom(version, seed, 40);
    NumberedRoom numbered = numbered(room, seed);
    StateResolver resolver =
        new StateResolver(numbered, numbered, chains(numbered, seed), room.rules());
    List<Collection<Map<StateSlot, Pdu>>> cases = new ArrayList<>(room.merges());
    for (int i = 0; i < 5; i++) {
      cases.add(room.randomStates());
    }
    for (Collection<Map<StateSlot, Pdu>> states : cases) {
      assertThat(resolved(states, numbered, resolver, seed))
          .as("version %s, seed %s", version, seed)
          .isEqualTo(room.resolution().resolve(states));
    }
  }

  /** Each kind of chains has its turn; plain ones ask nothing of the numbers. */
  private static AuthChains chains(NumberedRoom numbered, long seed) {
    return switch ((int) (seed % 3)) {
      case 0 -> new PlainAuthChains(numbered::authEvents);
      case 1 -> numbered.chainCover();
      default -> new BreadthFirstChains(edges(numbered));
    };
  }

  private static AuthEdges edges(NumberedRoom numbered) {
    return events ->
        events.stream()
            .collect(
                Collectors.toMap(
                    event -> event,
                    event ->
                        numbered.authEvents(event).stream().mapToLong(Long::longValue).toArray()));
  }

  private static Map<StateSlot, Pdu> resolved(
      Collection<Map<StateSlot, Pdu>> states,
      NumberedRoom numbered,
      StateResolver resolver,
      long seed) {
    List<StateRoot> roots = new ArrayList<>(states.stream().map(numbered::root).toList());
    StateRoot root = numbered.keep(resolver.resolve(roots));
    Collections.shuffle(roots, new Random(seed));
    roots.add(roots.getFirst());
    assertThat(resolver.resolve(roots).root()).isEqualTo(root);
    assertThat(resolver.resolve(List.of(root, root)).root()).isEqualTo(root);
    return numbered.state(root);
  }

  /** Numbers in no order where the chains allow it, so that the resolver comes to rely on none. */
  private static NumberedRoom numbered(RandomRoom room, long seed) {
    NumberedRoom numbered = new NumberedRoom(room.create(), room::isRejected);
    List<Pdu> events = new ArrayList<>(room.events());
    if (seed % 3 == 0) {
      Collections.shuffle(events, new Random(seed));
    }
    events.forEach(numbered::add);
    return numbered;
  }
}
