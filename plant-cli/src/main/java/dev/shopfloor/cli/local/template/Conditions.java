package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code Conditions} of the template, decided by the parameters in force. */
final class Conditions {
  private static final int MOST_PARTS = 10;
  private static final Set<String> CONDITION = Set.of("Condition");

  private final Map<String, TemplateNode> declared;
  private final Intrinsics values;
  private final Map<String, Boolean> decided = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  /** Decides the conditions that are declared. */
  Conditions(Map<String, TemplateNode> declared, References parameters) {
    this.declared = declared;
    this.values = new Intrinsics(parameters, this);
    declared.forEach((name, node) -> holds(name, node.line()));
  }

  /** Whether a condition holds. */
  boolean holds(String name, int line) {
    Boolean known = decided.get(name);
    if (known != null) {
      return known;
    }
    TemplateNode node = declared.get(name);
    if (node == null) {
      throw new TemplateException(line, "there is no condition \"" + name + "\" under Conditions");
    }
    if (!open.add(name)) {
      throw new TemplateException(line, "the condition " + name + " depends on itself: " + open);
    }
    boolean holds = truth(node);
    open.remove(name);
    decided.put(name, holds);
    return holds;
  }

  /** Every condition with its truth. */
  Map<String, Boolean> all() {
    return Map.copyOf(decided);
  }

  /** The truth of an expression of condition functions. */
  boolean truth(TemplateNode node) {
    if (node instanceof Mapping(var entries, int line) && entries.keySet().equals(CONDITION)) {
      return holds(values.text(entries.values().iterator().next()), line);
    }
    if (!(node instanceof Intrinsic intrinsic)) {
      throw unknown(node);
    }
    return switch (intrinsic.name()) {
      case "Condition" -> holds(values.text(intrinsic.argument()), intrinsic.line());
      case "Not" -> !truth(Intrinsics.items(intrinsic, 1).getFirst());
      case "And" -> parts(intrinsic).stream().allMatch(this::truth);
      case "Or" -> parts(intrinsic).stream().anyMatch(this::truth);
      case "Equals" -> {
        List<TemplateNode> sides = Intrinsics.items(intrinsic, 2);
        yield values.text(sides.get(0)).equals(values.text(sides.get(1)));
      }
      case "Contains" -> {
        List<TemplateNode> sides = Intrinsics.items(intrinsic, 2);
        yield values.texts(sides.get(0)).contains(values.text(sides.get(1)));
      }
      default -> throw unknown(node);
    };
  }

  private static List<TemplateNode> parts(Intrinsic intrinsic) {
    if (intrinsic.argument() instanceof Sequence(var items, int line)
        && items.size() >= 2
        && items.size() <= MOST_PARTS) {
      return items;
    }
    throw new TemplateException(
        intrinsic.line(), intrinsic.name() + " takes a list of 2 to " + MOST_PARTS);
  }

  private static TemplateException unknown(TemplateNode node) {
    return new TemplateException(
        node.line(), "a condition must be built of !Equals, !Not, !And, !Or and !Condition");
  }
}
