package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML with CloudFormation's short tags into {@link TemplateNode}s. */
final class TemplateParser {
  /** The intrinsics that the template uses. Another one is a decision to take here, not a guess. */
  private static final Set<String> KNOWN =
      Set.of(
          "Ref",
          "GetAtt",
          "Sub",
          "If",
          "Not",
          "Equals",
          "And",
          "Or",
          "Condition",
          "Contains",
          "Join",
          "Select",
          "Split",
          "GetAZs",
          "Cidr");

  private TemplateParser() {}

  static Mapping parse(String yaml) {
    Optional<Node> root;
    try {
      root = new Compose(LoadSettings.builder().build()).composeString(yaml);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new TemplateException(line, "not YAML: " + e.getProblem());
    }
    if (root.map(TemplateParser::convert).orElse(null) instanceof Mapping mapping) {
      return mapping;
    }
    throw new TemplateException(
        1, "the file holds no mapping; it must be a CloudFormation template");
  }

  private static TemplateNode convert(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return untagged(node);
    }
    String name = tag.substring(1);
    return intrinsic(name, "!" + name, untagged(node), line(node));
  }

  private static TemplateNode untagged(Node node) {
    return switch (node) {
      case ScalarNode scalar -> new Scalar(scalar.getValue(), kind(scalar), line(node));
      case SequenceNode sequence ->
          new TemplateNode.Sequence(
              sequence.getValue().stream().map(TemplateParser::convert).toList(), line(node));
      case MappingNode mapping -> mapping(mapping);
      default -> throw new TemplateException(line(node), "aliases are not read here; write it out");
    };
  }

  private static TemplateNode mapping(MappingNode node) {
    Map<String, TemplateNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(line(tuple.getKeyNode()), "a key must be plain text");
      }
      if (entries.put(key.getValue(), convert(tuple.getValueNode())) != null) {
        throw new TemplateException(
            line(key), "\"" + key.getValue() + "\" stands twice in one mapping; keep one of them");
      }
    }
    if (entries.size() == 1) {
      Map.Entry<String, TemplateNode> only = entries.entrySet().iterator().next();
      String key = only.getKey();
      if (key.equals("Ref") || key.startsWith("Fn::")) {
        String name = key.startsWith("Fn::") ? key.substring(4) : key;
        return intrinsic(name, key, only.getValue(), line(node));
      }
    }
    return new Mapping(entries, line(node));
  }

  private static Intrinsic intrinsic(String name, String written, TemplateNode argument, int line) {
    if (!KNOWN.contains(name)) {
      List<String> known = new ArrayList<>(KNOWN);
      known.sort(null);
      throw new TemplateException(
          line, "the local plant does not know " + written + "; it knows " + known);
    }
    boolean dotted = name.equals("GetAtt") && argument instanceof Scalar;
    return new Intrinsic(name, dotted ? splitAttribute((Scalar) argument) : argument, line);
  }

  private static TemplateNode splitAttribute(Scalar scalar) {
    int dot = scalar.text().indexOf('.');
    if (dot < 0) {
      throw new TemplateException(
          scalar.line(),
          "!GetAtt " + scalar.text() + " names no attribute; write Resource.Attribute");
    }
    return new TemplateNode.Sequence(
        List.of(
            new Scalar(scalar.text().substring(0, dot), Scalar.Kind.TEXT, scalar.line()),
            new Scalar(scalar.text().substring(dot + 1), Scalar.Kind.TEXT, scalar.line())),
        scalar.line());
  }

  private static Scalar.Kind kind(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT)) {
      return Scalar.Kind.INTEGER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Kind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Scalar.Kind.NULL : Scalar.Kind.TEXT;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
