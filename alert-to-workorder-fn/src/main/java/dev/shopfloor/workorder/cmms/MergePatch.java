package dev.shopfloor.workorder.cmms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7386): objects are merged, all else is replaced, null takes away. */
final class MergePatch {
  private MergePatch() {}

  static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
    if (!(patch instanceof Map<?, ?> changes)) {
      return patch;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> merged.put(name.toString(), value));
    }
    for (Map.Entry<?, ?> change : changes.entrySet()) {
      String name = change.getKey().toString();
      if (change.getValue() == null) {
        merged.remove(name);
      } else {
        merged.put(name, apply(merged.get(name), change.getValue()));
      }
    }
    return merged;
  }
}
