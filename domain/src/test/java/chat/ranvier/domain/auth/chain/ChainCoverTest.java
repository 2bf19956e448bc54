package chat.ranvier.domain.auth.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainCoverTest {
  private static final int CREATE = 0;
  private static final int POWER_LEVELS = 1;
  private static final int ALICE = 2;
  private static final int BOB = 3;
  private static final int FIRST_MEMBER = 10;

  private final AuthGraph graph = new AuthGraph();

  @Test
  void agreesWithThePlainDefinitionOnThousandsOfRandomRooms() {
    LongStream.rangeClosed(1, 3_000).forEach(ChainCoverTest::checkAgainstThePlainDefinition);
  }

  /** Seeds that once failed stay here. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithThePlainDefinitionWhereItOnceDidNot(long seed) {
    checkAgainstThePlainDefinition(seed);
  }

  private static void checkAgainstThePlainDefinition(long seed) {
    RandomStates states = new RandomStates(seed);
    KeptChains kept = new KeptChains();
    ChainCover warm = states.graph().cover(kept);
    KeptChains half = new KeptChains();
    states.graph().cover(half, states.graph().size() / 2);
    for (AuthChains chains :
        List.of(
            warm,
            new ChainCover(kept),
            new BreadthFirstChains(states.graph()),
            new BreadthFirstChains(states.graph(), half))) {
      assertThat(chains.difference(states.conflictedSets(), states.unconflicted()))
          .as("difference of seed %d by %s", seed, chains)
          .containsExactly(states.plainDifference());
      assertThat(chains.conflictedSubgraph(states.conflicted()))
          .as("subgraph of seed %d by %s", seed, chains)
          .containsExactly(states.plainSubgraph());
      assertThat(chains.behind(states.graph().size(), states.conflicted()))
          .as("behind the last event of seed %d by %s", seed, chains)
          .containsExactly(states.plainBehind(states.graph().size()));
    }
  }

  /** The example of the chain cover's description: two states of a room with Alice and Bob. */
  @Test
  void answersTheWorkedExample() {
    long create = event(CREATE);
    long bobJoins = event(BOB, create);
    long power = event(POWER_LEVELS, create, bobJoins);
    long aliceIsInvited = event(ALICE, create, power, bobJoins);
    long bobAgain = event(BOB, create, power, bobJoins);
    long aliceJoins = event(ALICE, create, power, aliceIsInvited);
    long morePower = event(POWER_LEVELS, create, bobJoins, power);
    long aliceAgain = event(ALICE, create, morePower, aliceJoins);

    long[] difference =
        graph
            .cover(new KeptChains())
            .difference(
                List.of(new long[] {aliceIsInvited, bobAgain}, new long[] {aliceAgain, bobJoins}),
                UnconflictedState.NONE);

    assertThat(difference).containsExactly(aliceJoins, morePower);
  }

  @Test
  void aMemberProlongsTheChainOfTheirOwnEvents() {
    long create = event(CREATE);
    long power = event(POWER_LEVELS, create);
    long joined = event(ALICE, create, power);
    long left = event(ALICE, create, power, joined);
    KeptChains kept = new KeptChains();
    graph.cover(kept);

    assertThat(kept.event(left).chain()).isEqualTo(kept.event(joined).chain());
    assertThat(kept.event(left).sequence()).isEqualTo(2);
    assertThat(kept.event(joined).links()).isEqualTo(1);
    assertThat(kept.event(left).links()).isZero();
  }

  @Test
  void aForkBeginsAChain() {
    long create = event(CREATE);
    long one = event(POWER_LEVELS, create);
    long two = event(POWER_LEVELS, create, one);
    long other = event(POWER_LEVELS, create, one);
    KeptChains kept = new KeptChains();
    graph.cover(kept);

    assertThat(kept.event(other).chain()).isNotEqualTo(kept.event(two).chain());
    assertThat(kept.event(other).authEvents()).startsWith(one);
    assertThat(kept.event(other).links()).isEqualTo(1);
  }

  @Test
  void aNewMemberOfAnHonestRoomTakesAFewLinks() {
    honestRoom(5_000);
    KeptChains kept = new KeptChains();
    graph.cover(kept);

    assertThat(kept.links()).isLessThan(2L * graph.size());
  }

  /** CVE-2024-31208: the closure of these links would be some fifty million rows. */
  @Test
  void theWorstRoomStoresNoMoreLinksThanItsEventsCiteOthers() {
    Random random = new Random(31208);
    for (int event = 1; event <= 10_000; event++) {
      Set<Long> cited = new TreeSet<>();
      while (cited.size() < Math.min(10, event - 1)) {
        cited.add(1L + random.nextInt(event - 1));
      }
      graph.add(random.nextInt(4), cited);
    }
    KeptChains kept = new KeptChains();
    ChainCover cover = graph.cover(kept);

    assertThat(kept.links()).isLessThanOrEqualTo(graph.edges());
    assertThat(cover.bytes()).isLessThan(400L * graph.size());
    assertThat(
            cover.difference(
                List.of(new long[] {9_999}, new long[] {10_000}), UnconflictedState.NONE))
        .containsExactly(symmetricDifference(9_999, 10_000));
  }

  private long[] symmetricDifference(long one, long other) {
    Set<Long> ofOne = graph.reachable(List.of(one));
    Set<Long> ofOther = graph.reachable(List.of(other));
    Set<Long> both = new TreeSet<>(ofOne);
    both.retainAll(ofOther);
    ofOne.addAll(ofOther);
    ofOne.removeAll(both);
    ofOne.removeAll(Set.of(one, other));
    return ofOne.stream().mapToLong(Long::longValue).toArray();
  }

  @Test
  void aLocalForkIsAnsweredFromFewChains() {
    honestRoom(3_000);
    long create = 1;
    long power = 2;
    long alice = event(ALICE, create, power);
    long one = event(POWER_LEVELS, create, power, alice);
    long two = event(POWER_LEVELS, create, one, alice);
    long other = event(POWER_LEVELS, create, power, 3);
    KeptChains kept = new KeptChains();
    graph.cover(kept);

    long[] difference =
        new ChainCover(kept)
            .difference(List.of(new long[] {two}, new long[] {other}), stateWithout(two, other));

    assertThat(difference).containsExactly(one);
    assertThat(kept.questions()).isLessThan(graph.size() + 20);
  }

  private UnconflictedState stateWithout(long one, long other) {
    return new UnconflictedState() {
      @Override
      public boolean contains(long event) {
        return graph.slot(event) != POWER_LEVELS && event != one && event != other;
      }

      @Override
      public LongStream events() {
        throw new IllegalStateException("the whole state was asked for");
      }
    };
  }

  @Test
  void aChainIsCutBeforeItGrowsTooLongToBeRead() {
    event(CREATE);
    event(POWER_LEVELS, 1);
    IntStream.range(0, 3 * ChainCover.MAX_LENGTH)
        .forEach(ignored -> event(POWER_LEVELS, 1, graph.size()));
    long last = graph.size();
    KeptChains kept = new KeptChains();
    graph.cover(kept);

    assertThat(kept.chainsOf(List.of(last))).hasSizeLessThanOrEqualTo(ChainCover.MAX_LENGTH);
    assertThat(
            new ChainCover(kept)
                .difference(List.of(new long[] {2}, new long[] {last}), UnconflictedState.NONE))
        .containsExactly(LongStream.range(3, last).toArray());
  }

  @Test
  void saysThatAnEventIsInNoChain() {
    ChainCover cover = new ChainCover(new KeptChains());

    assertThatThrownBy(() -> cover.conflictedSubgraph(new long[] {1}))
        .isInstanceOf(UnplacedEventException.class);
  }

  @Test
  void refusesAnEventWhoseAuthEventsHaveNoPlace() {
    ChainCover cover = new ChainCover(new KeptChains());

    assertThat(cover.containsAll(List.of(1L))).isFalse();
    assertThatThrownBy(() -> cover.add(2, List.of(1L), OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A room that many join, with new power levels now and then. */
  private void honestRoom(int members) {
    long create = event(CREATE);
    long power = event(POWER_LEVELS, create);
    for (int member = 0; member < members; member++) {
      long joined = event(FIRST_MEMBER + member, create, power);
      if (member % 100 == 0) {
        power = event(POWER_LEVELS, create, power, joined);
      }
    }
  }

  private long event(int slot, long... cited) {
    return graph.add(slot, new ArrayList<>(ChainCover.boxed(cited)));
  }
}
