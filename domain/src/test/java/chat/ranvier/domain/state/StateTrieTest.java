package chat.ranvier.domain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StateTrieTest {
  private final NodeMemory nodes = new NodeMemory();

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itHoldsWhatAPlainMapHolds(int seed) {
    Random random = new Random(seed);
    TreeMap<Integer, Long> plain = new TreeMap<>();
    StateRoot root = StateRoot.EMPTY;
    for (int round = 0; round < 30; round++) {
      SortedMap<Integer, Long> changes = changes(random, bound(random));
      TreeMap<Integer, Long> before = new TreeMap<>(plain);
      StateRoot earlier = root;
      root = nodes.apply(root, changes);
      changes.forEach((slot, event) -> put(plain, slot, event));
      assertThat(contents(root)).isEqualTo(plain);
      assertThat(root).isEqualTo(nodes.apply(StateRoot.EMPTY, plain));
      assertThat(differences(earlier, root)).isEqualTo(plainDifferences(before, plain));
      assertFinds(root, plain, random);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfChangesLeavesNoTrace(int seed) {
    Random random = new Random(seed);
    SortedMap<Integer, Long> plain = changes(random, bound(random));
    List<Integer> slots = new ArrayList<>(plain.keySet());
    Collections.shuffle(slots, random);
    StateRoot root = StateRoot.EMPTY;
    for (int slot : slots) {
      root = nodes.apply(root, one(slot, plain.getOrDefault(slot, 0L)));
    }
    assertThat(root).isEqualTo(nodes.apply(StateRoot.EMPTY, plain));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void takingChangesBackLeadsToTheEarlierRoot(int seed) {
    Random random = new Random(seed);
    SortedMap<Integer, Long> first = changes(random, 200);
    StateRoot earlier = nodes.apply(StateRoot.EMPTY, first);
    TreeMap<Integer, Long> added = new TreeMap<>();
    TreeMap<Integer, Long> removed = new TreeMap<>();
    for (int slot : changes(random, bound(random)).keySet()) {
      added.put(slot, 1L + random.nextInt(1_000));
      removed.put(slot, first.getOrDefault(slot, 0L));
    }
    StateRoot later = nodes.apply(earlier, added);
    assertThat(nodes.apply(later, removed)).isEqualTo(earlier);
  }

  @Test
  void anEmptyStateHasNoNode() {
    assertThat(nodes.apply(StateRoot.EMPTY, new TreeMap<>())).isEqualTo(StateRoot.EMPTY);
    assertThat(nodes.apply(StateRoot.EMPTY, one(70_000, 0))).isEqualTo(StateRoot.EMPTY);
    assertThat(StateTrie.find(nodes, StateRoot.EMPTY, 0)).isEmpty();
    assertThat(contents(StateRoot.EMPTY)).isEmpty();
  }

  @Test
  void theTrieIsAsLowAsItsHighestSlotAllows() {
    int[] slots = {0, 15, 16, 255, 256, 65_535, 65_536, Integer.MAX_VALUE};
    int[] heights = {1, 1, 2, 2, 3, 4, 5, 8};
    for (int i = 0; i < slots.length; i++) {
      StateRoot root = nodes.apply(StateRoot.EMPTY, one(slots[i], 7));
      assertThat(root.height()).isEqualTo(heights[i]);
      assertThat(contents(root)).isEqualTo(one(slots[i], 7));
      assertThat(nodes.apply(root, one(slots[i], 0))).isEqualTo(StateRoot.EMPTY);
    }
  }

  @Test
  void aChangeThatChangesNothingWritesNothing() {
    StateRoot root = nodes.apply(StateRoot.EMPTY, dense(1_000));
    assertThat(StateTrie.apply(nodes, root, new TreeMap<>()))
        .isEqualTo(new StateTrie.Changed(root, new LinkedHashMap<>()));
    StateTrie.Changed same = StateTrie.apply(nodes, root, one(500, 501));
    assertThat(same.root()).isEqualTo(root);
    assertThat(same.newNodes()).isEmpty();
  }

  @Test
  void aChangeInFiftyThousandSlotsWritesFourNodesOfLessThanAKibibyte() {
    StateRoot root = nodes.apply(StateRoot.EMPTY, dense(50_000));
    StateTrie.Changed changed = StateTrie.apply(nodes, root, one(12_345, 9_999_999));
    assertThat(changed.newNodes()).hasSize(4);
    assertThat(changed.newNodes().values().stream().mapToInt(node -> node.encode().length).sum())
        .isLessThan(1_024);
  }

  @Test
  void aDifferenceLooksOnlyAtWhatDiffers() {
    StateRoot before = nodes.apply(StateRoot.EMPTY, dense(50_000));
    StateRoot after = nodes.apply(before, one(12_345, 9_999_999));
    nodes.forgetLoads();
    assertThat(differences(before, after)).containsExactly("12345: 12346 > 9999999");
    assertThat(nodes.loads()).isEqualTo(8);
  }

  @Test
  void onlyNodesThatTheNewRootReachesAreNew() {
    StateRoot high = nodes.apply(StateRoot.EMPTY, dense(5_000));
    TreeMap<Integer, Long> shrinking = new TreeMap<>();
    IntStream.range(1, 5_000).forEach(slot -> shrinking.put(slot, 0L));
    StateTrie.Changed changed = StateTrie.apply(nodes, high, shrinking);
    assertThat(changed.root().height()).isEqualTo(1);
    assertThat(changed.newNodes()).hasSize(1).containsKey(changed.root().node());
  }

  @Test
  void slotsAndEventsAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.apply(StateRoot.EMPTY, one(-1, 5)));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.apply(StateRoot.EMPTY, one(1, -5)));
  }

  private void assertFinds(StateRoot root, Map<Integer, Long> plain, Random random) {
    for (int i = 0; i < 20; i++) {
      int slot = random.nextInt(bound(random));
      Long expected = plain.get(slot);
      assertThat(StateTrie.find(nodes, root, slot))
          .isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }
    plain.forEach((slot, event) -> assertThat(StateTrie.find(nodes, root, slot)).hasValue(event));
  }

  private SortedMap<Integer, Long> contents(StateRoot root) {
    TreeMap<Integer, Long> contents = new TreeMap<>();
    StateTrie.forEach(nodes, root, contents::put);
    return contents;
  }

  private List<String> differences(StateRoot before, StateRoot after) {
    List<String> differences = new ArrayList<>();
    StateTrie.difference(
        nodes, before, after, (slot, from, to) -> differences.add(slot + ": " + from + " > " + to));
    return differences;
  }

  private static List<String> plainDifferences(
      Map<Integer, Long> before, Map<Integer, Long> after) {
    TreeMap<Integer, Long> all = new TreeMap<>(before);
    all.putAll(after);
    List<String> differences = new ArrayList<>();
    for (int slot : all.keySet()) {
      long from = before.getOrDefault(slot, 0L);
      long to = after.getOrDefault(slot, 0L);
      if (from != to) {
        differences.add(slot + ": " + from + " > " + to);
      }
    }
    return differences;
  }

  private static int bound(Random random) {
    return 1 << random.nextInt(1, 18);
  }

  private static SortedMap<Integer, Long> changes(Random random, int bound) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      boolean removes = random.nextInt(3) == 0;
      changes.put(random.nextInt(bound), removes ? 0L : 1L + random.nextInt(5));
    }
    return changes;
  }

  private static void put(Map<Integer, Long> plain, int slot, long event) {
    if (event == 0) {
      plain.remove(slot);
    } else {
      plain.put(slot, event);
    }
  }

  private static SortedMap<Integer, Long> one(int slot, long event) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    changes.put(slot, event);
    return changes;
  }

  private static SortedMap<Integer, Long> dense(int count) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    IntStream.range(0, count).forEach(slot -> changes.put(slot, slot + 1L));
    return changes;
  }
}
