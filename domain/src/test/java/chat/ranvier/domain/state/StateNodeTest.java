package chat.ranvier.domain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.ranvier.domain.state.StateNode.Inner;
import chat.ranvier.domain.state.StateNode.Leaf;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class StateNodeTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void aLeafIsABitmapAndVarints() {
    Leaf leaf = leaf(1, 0, 0, 300);
    assertThat(HEX.formatHex(leaf.encode())).isEqualTo("01" + "0009" + "01" + "ac02");
    assertThat(StateNode.decode(leaf.encode())).isEqualTo(leaf);
  }

  @Test
  void aLeafHoldsTheHighestNumber() {
    long[] events = new long[16];
    Arrays.fill(events, Long.MAX_VALUE);
    Leaf leaf = new Leaf(events);
    assertThat(leaf.encode()).hasSize(3 + 16 * 9);
    assertThat(StateNode.decode(leaf.encode())).isEqualTo(leaf);
  }

  @Test
  void anInnerNodeIsABitmapAndIds() {
    NodeId[] children = new NodeId[16];
    Arrays.fill(children, NodeId.NONE);
    children[15] = new NodeId(1, -1);
    Inner inner = Inner.of(children);
    assertThat(HEX.formatHex(inner.encode()))
        .isEqualTo("02" + "8000" + "0000000000000001" + "ffffffffffffffff");
    assertThat(StateNode.decode(inner.encode())).isEqualTo(inner);
    assertThat(inner.child(15)).isEqualTo(new NodeId(1, -1));
    assertThat(inner.child(0)).isEqualTo(NodeId.NONE);
  }

  @Test
  void aNodeIsNamedByItsContent() {
    assertThat(leaf(1).id()).isEqualTo(leaf(1).id()).isNotEqualTo(leaf(2).id());
    assertThat(leaf(1).id()).hasToString("52a5c4a10657220cac05c63adfa923c7");
  }

  @Test
  void nodesOfOtherContentAreOthers() {
    assertThat(leaf(1)).isNotEqualTo(leaf(2)).isEqualTo(leaf(1)).hasSameHashCodeAs(leaf(1));
    NodeId[] children = new NodeId[16];
    Arrays.fill(children, NodeId.NONE);
    Inner none = Inner.of(children);
    children[3] = new NodeId(0, 1);
    assertThat(Inner.of(children)).isNotEqualTo(none).hasSameHashCodeAs(Inner.of(children));
    assertThat(Inner.of(children).child(3)).isEqualTo(new NodeId(0, 1));
    children[3] = new NodeId(1, 0);
    assertThat(Inner.of(children).child(3)).isEqualTo(new NodeId(1, 0));
  }

  @Test
  void whatIsNoNodeIsNotRead() {
    for (String bytes :
        new String[] {"", "01", "0100", "030000", "01000901", "0100010100", "02800000"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> StateNode.decode(HEX.parseHex(bytes)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateNode.decode(HEX.parseHex("010001" + "ff".repeat(10) + "01")));
  }

  @Test
  void idsAndRootsHaveACompactForm() {
    NodeId id = new NodeId(Long.MIN_VALUE, 5);
    assertThat(NodeId.ofBytes(id.toBytes())).isEqualTo(id);
    StateRoot root = new StateRoot(3, id);
    assertThat(root.toBytes()).hasSize(StateRoot.BYTES);
    assertThat(StateRoot.ofBytes(root.toBytes())).isEqualTo(root);
    assertThat(StateRoot.ofBytes(StateRoot.EMPTY.toBytes())).isEqualTo(StateRoot.EMPTY);
  }

  @Test
  void aRootHasANodeOrIsEmpty() {
    NodeId id = new NodeId(1, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> new StateRoot(0, id));
    assertThatIllegalArgumentException().isThrownBy(() -> new StateRoot(9, id));
    assertThatIllegalArgumentException().isThrownBy(() -> new StateRoot(1, NodeId.NONE));
    assertThatIllegalArgumentException().isThrownBy(() -> StateRoot.ofBytes(new byte[16]));
    assertThatIllegalArgumentException().isThrownBy(() -> NodeId.ofBytes(new byte[17]));
  }

  private static Leaf leaf(long... events) {
    return new Leaf(Arrays.copyOf(events, StateNode.FAN_OUT));
  }
}
