package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.ScalarType;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML into values that know their line and column, with limits on what a file may unfold to.
 */
final class YamlReader {
  private static final int MOST_NODES = 500_000;
  private static final int DEEPEST = 32;

  private final Problems problems;
  private int nodes;
  private boolean unfolded;

  private YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The file's mapping, or null when there is none; what is wrong is a problem then. */
  static @Nullable YamlMap read(byte[] bytes, Problems problems) {
    String text = decoded(bytes, problems);
    if (text == null) {
      return null;
    }
    Node root = composed(text, problems);
    if (root == null) {
      return null;
    }
    YamlNode value = new YamlReader(problems).value(root, Place.TOP, 0);
    if (value instanceof YamlMap map) {
      return map;
    }
    if (value != null) {
      problems.error(
          value.place(),
          "a plant file is a mapping, not " + value.words(),
          "begin with shopfloor: 1");
    }
    return null;
  }

  private static @Nullable String decoded(byte[] bytes, Problems problems) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      problems.error(lastReadable(bytes), "the file is not UTF-8", "save it as UTF-8");
      return null;
    }
  }

  private static Place lastReadable(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
    int line = 1;
    int column = 1;
    for (int at = 0; at < in.position(); at++) {
      boolean newline = bytes[at] == '\n';
      line += newline ? 1 : 0;
      column = newline ? 1 : column + 1;
    }
    return new Place(line, column, "");
  }

  private static @Nullable Node composed(String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setLabel("plant file")
            .setMaxAliasesForCollections(1_000)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.error(
            Place.TOP, "the file is empty", "begin with shopfloor: 1 and a site under sites:");
      }
      return root.orElse(null);
    } catch (MarkedYamlEngineException broken) {
      Mark mark = broken.getProblemMark().or(broken::getContextMark).orElse(null);
      Place place =
          mark == null ? Place.TOP : new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
      problems.error(place, syntax(broken), mend(text, place));
      return null;
    } catch (YamlEngineException broken) {
      problems.error(
          Place.TOP,
          "not YAML: " + firstLine(broken.getMessage()),
          "remove what YAML does not allow");
      return null;
    }
  }

  private static String syntax(MarkedYamlEngineException broken) {
    String context = broken.getContext();
    String problem = broken.getProblem();
    return "not YAML: "
        + (context == null || context.isEmpty() ? "" : context + ", ")
        + firstLine(problem == null ? broken.getMessage() : problem);
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }

  private static String mend(String text, Place place) {
    String line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), place.column())).indexOf('\t') >= 0
        ? "indent with blanks: YAML allows no tab"
        : "check indentation, colons, and quotes of this line and the one above";
  }

  private @Nullable YamlNode value(Node node, Place place, int depth) {
    nodes++;
    if (nodes > MOST_NODES || depth > DEEPEST) {
      if (!unfolded) {
        problems.error(
            place,
            "the file unfolds to more than %d values or %d levels".formatted(MOST_NODES, DEEPEST),
            "write it without anchors that hold anchors");
      }
      unfolded = true;
      nodes = MOST_NODES;
      return null;
    }
    return switch (node) {
      case MappingNode mapping -> map(mapping, place, depth);
      case SequenceNode sequence -> list(sequence, place, depth);
      case ScalarNode scalar -> scalar(scalar, place);
      default -> null;
    };
  }

  private YamlMap map(MappingNode mapping, Place place, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      if (!(keyNode instanceof ScalarNode scalar)) {
        problems.error(
            at(keyNode, place), "a key that is no text", "write a single word as the key");
        continue;
      }
      String key = scalar.getValue();
      Place keyPlace = place.key(key, line(keyNode), column(keyNode));
      YamlNode value =
          value(
              tuple.getValueNode(),
              place.key(key, line(tuple.getValueNode()), column(tuple.getValueNode())),
              depth + 1);
      Entry before = entries.get(key);
      if (before != null) {
        problems.error(
            keyPlace,
            "\"%s\" stands here for the second time, first in line %d"
                .formatted(key, before.key().line()),
            "keep one of them");
      } else if (value != null) {
        entries.put(key, new Entry(keyPlace, value));
      }
    }
    return new YamlMap(place, entries);
  }

  private YamlList list(SequenceNode sequence, Place place, int depth) {
    List<YamlNode> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      YamlNode value =
          value(element, place.element(elements.size(), line(element), column(element)), depth + 1);
      if (value != null) {
        elements.add(value);
      }
    }
    return new YamlList(place, elements);
  }

  private static YamlScalar scalar(ScalarNode scalar, Place place) {
    Tag tag = scalar.getTag();
    ScalarType type = ScalarType.TEXT;
    if (tag.equals(Tag.INT)) {
      type = ScalarType.WHOLE;
    } else if (tag.equals(Tag.FLOAT)) {
      type = ScalarType.REAL;
    } else if (tag.equals(Tag.BOOL)) {
      type = ScalarType.TRUTH;
    } else if (tag.equals(Tag.NULL)) {
      type = ScalarType.NULL;
    }
    return new YamlScalar(place, scalar.getValue(), type);
  }

  private static Place at(Node node, Place place) {
    return new Place(line(node), column(node), place.path());
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static int column(Node node) {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
  }
}
