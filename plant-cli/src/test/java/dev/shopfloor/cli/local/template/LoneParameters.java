package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters that decide one condition by themselves, which no other condition and no rule asks
 * for. To take all of them with all others would double the combinations with each, and shows no
 * more.
 */
final class LoneParameters {
  private LoneParameters() {}

  static Set<String> of(Template template) {
    Set<String> shared = new HashSet<>();
    TemplateCombinations.parameters(template.rules(), shared);
    Set<String> named = new HashSet<>();
    template.conditions().values().forEach(node -> conditions(node, named));
    Set<String> once = new TreeSet<>();
    template
        .conditions()
        .forEach((name, node) -> {
          Set<String> asked = new HashSet<>();
          TemplateCombinations.parameters(node, asked);
          for (String parameter : asked) {
            if (named.contains(name) || asked.size() > 1 || !once.add(parameter)) {
              shared.add(parameter);
            }
          }
        });
    once.removeAll(shared);
    return once;
  }

  /** Choices of a number of things, such that any two are chosen together, apart, and neither. */
  static List<BitSet> pairs(int count) {
    List<BitSet> rows = new ArrayList<>(List.of(new BitSet(), all(count)));
    for (int bit = 0; 1 << bit < count; bit++) {
      BitSet row = new BitSet();
      for (int at = 0; at < count; at++) {
        row.set(at, (at >> bit & 1) == 1);
      }
      BitSet others = all(count);
      others.andNot(row);
      rows.add(row);
      rows.add(others);
    }
    return rows;
  }

  private static BitSet all(int count) {
    BitSet all = new BitSet();
    all.set(0, count);
    return all;
  }

  private static void conditions(TemplateNode node, Set<String> named) {
    switch (node) {
      case Mapping(var entries, int line) ->
          entries.forEach((name, value) -> {
            if (name.equals("Condition")) {
              named.add(Written.text(value));
            }
            conditions(value, named);
          });
      case Sequence(var items, int line) -> items.forEach(item -> conditions(item, named));
      case Intrinsic(String name, TemplateNode argument, int line) -> {
        if (name.equals("Condition")) {
          named.add(Written.text(argument));
        }
        conditions(argument, named);
      }
      default -> {
        // a value names no condition
      }
    }
  }
}
