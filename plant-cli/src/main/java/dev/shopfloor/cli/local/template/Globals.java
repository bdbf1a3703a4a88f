package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SAM's rule for {@code Globals}: mappings are merged, lists are joined with the global items
 * first, and of two plain values or intrinsics the function's own counts.
 */
final class Globals {
  private Globals() {}

  static Mapping merge(Mapping global, Mapping own) {
    Map<String, TemplateNode> merged = new LinkedHashMap<>(global.entries());
    own.entries()
        .forEach((key, value) -> {
          TemplateNode shared = merged.get(key);
          merged.put(key, shared == null ? value : merge(shared, value));
        });
    return new Mapping(merged, own.line());
  }

  private static TemplateNode merge(TemplateNode global, TemplateNode own) {
    if (global instanceof Mapping shared && own instanceof Mapping mapping) {
      return merge(shared, mapping);
    }
    if (global instanceof Sequence shared && own instanceof Sequence sequence) {
      List<TemplateNode> joined = new ArrayList<>(shared.items());
      joined.addAll(sequence.items());
      return new Sequence(joined, own.line());
    }
    return own;
  }
}
