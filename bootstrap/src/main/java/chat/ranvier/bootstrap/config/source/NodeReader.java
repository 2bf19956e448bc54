package chat.ranvier.bootstrap.config.source;

import chat.ranvier.bootstrap.config.source.Setting.Kind;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's node graph into a tree of settings; a value's place is its name's. */
final class NodeReader {
  private final String source;
  private final Problems problems;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  NodeReader(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  Setting read(Node node) {
    return read(node, place(node));
  }

  private Setting read(Node node, Place place) {
    if (!open.add(node)) {
      problems.error(place, "", "is part of itself");
      return new Setting.Nothing(place);
    }
    try {
      return switch (node) {
        case ScalarNode scalar -> scalar(scalar, place);
        case SequenceNode sequence ->
            new Setting.Sequence(place, sequence.getValue().stream().map(this::read).toList());
        case MappingNode mapping -> mapping(mapping, place);
        default -> new Setting.Nothing(place);
      };
    } finally {
      open.remove(node);
    }
  }

  private static Setting scalar(ScalarNode node, Place place) {
    if (node.getTag().equals(Tag.NULL)) {
      return new Setting.Nothing(place);
    }
    return new Setting.Text(place, node.getValue(), kind(node.getTag()));
  }

  private static Kind kind(Tag tag) {
    if (tag.equals(Tag.BOOL)) {
      return Kind.TRUTH;
    }
    if (tag.equals(Tag.INT)) {
      return Kind.INTEGER;
    }
    return tag.equals(Tag.FLOAT) ? Kind.DECIMAL : Kind.STRING;
  }

  private Mapping mapping(MappingNode node, Place place) {
    SequencedMap<String, Setting> members = new LinkedHashMap<>();
    SequencedMap<String, Setting> inherited = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place at = place(tuple.getKeyNode());
      Setting value = read(tuple.getValueNode(), at);
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        inherit(value, inherited);
      } else if (tuple.getKeyNode() instanceof ScalarNode key) {
        put(key.getValue(), value, members);
      } else {
        problems.error(at, "", "a name must be a single word");
      }
    }
    inherited.forEach(members::putIfAbsent);
    return new Mapping(place, members);
  }

  private void put(String name, Setting value, SequencedMap<String, Setting> members) {
    Setting earlier = members.putIfAbsent(name, value);
    if (earlier != null) {
      problems.error(
          value.place(), name, "stands here a second time; the first is at " + earlier.place());
    }
  }

  private void inherit(Setting value, SequencedMap<String, Setting> inherited) {
    switch (value) {
      case Mapping mapping -> mapping.members().forEach(inherited::putIfAbsent);
      case Setting.Sequence sequence ->
          sequence.elements().forEach(element -> inherit(element, inherited));
      case Setting.Text text -> problems.error(text.place(), "<<", "must name a mapping");
      case Setting.Nothing nothing -> problems.error(nothing.place(), "<<", "must name a mapping");
    }
  }

  private Place place(Node node) {
    Mark mark = node.getStartMark();
    return mark == null ? Place.of(source) : new Place(source, mark.getLine() + 1);
  }
}
