package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a vendor file's view says of an order. */
final class SeenReader {
  private static final Set<String> STAGES = Set.of("open", "started", "completed", "cancelled");

  private SeenReader() {}

  static Seen read(Map<String, Object> view, Map<String, Object> record) {
    String stage = text(view, "stage");
    if (!STAGES.contains(stage)) {
      throw new BrokenVendorException(
          "order.view gives the stage \"%s\", which is none of %s".formatted(stage, STAGES));
    }
    Object comments = view.get("comments");
    return new Seen(
        text(view, "id"),
        text(view, "number"),
        text(view, "title"),
        text(view, "description"),
        text(view, "priority"),
        text(view, "asset"),
        stage,
        (comments instanceof List<?> list ? list : comments == null ? List.of() : List.of(comments))
            .stream().map(String::valueOf).toList(),
        new String(JsonTree.write(record), StandardCharsets.UTF_8));
  }

  private static String text(Map<String, Object> view, String name) {
    Object value = view.get(name);
    return value == null ? "" : value.toString();
  }
}
