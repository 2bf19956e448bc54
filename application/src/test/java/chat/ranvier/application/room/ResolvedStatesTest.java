package chat.ranvier.application.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.LinkedHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of resolutions. */
final class ResolvedStatesTest {
  private final ResolvedStates resolved = new ResolvedStates();

  private static StateRoot root(int number) {
    byte[] name = new byte[16];
    name[0] = (byte) number;
    name[1] = (byte) (number >> 8);
    name[15] = 1;
    return new StateRoot(1, NodeId.ofBytes(name));
  }

  private static StateTrie.Changed outcome(int number) {
    return new StateTrie.Changed(root(number), new LinkedHashMap<>());
  }

  @Test
  void theOrderOfTheStatesDoesNotMatter() {
    resolved.keep(Set.of(root(1), root(2)), outcome(3));
    assertThat(resolved.find(Set.of(root(2), root(1)))).contains(outcome(3));
    assertThat(resolved.find(Set.of(root(2)))).isEmpty();
  }

  @Test
  void whatWasAskedForLatelyStays() {
    resolved.keep(Set.of(root(1), root(2)), outcome(3));
    for (int i = 10; i < 1_000; i++) {
      resolved.keep(Set.of(root(i), root(i + 1)), outcome(i));
      assertThat(resolved.find(Set.of(root(1), root(2)))).contains(outcome(3));
    }
    assertThat(resolved.find(Set.of(root(10), root(11)))).isEmpty();
  }

  @Test
  void nothingIsLeftOnceItIsCleared() {
    resolved.keep(Set.of(root(1), root(2)), outcome(3));
    resolved.clear();
    assertThat(resolved.find(Set.of(root(1), root(2)))).isEmpty();
  }
}
