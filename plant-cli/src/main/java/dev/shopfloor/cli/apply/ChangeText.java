package dev.shopfloor.cli.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What changes about an asset, as lines for people. */
public final class ChangeText {
  private ChangeText() {}

  /** The lines: a whole tag or source that comes or goes is one, anything else is one a key. */
  public static List<String> lines(List<AssetChange> changes) {
    Map<String, List<AssetChange>> parts = new LinkedHashMap<>();
    for (AssetChange change : changes) {
      parts.computeIfAbsent(change.part(), first -> new ArrayList<>()).add(change);
    }
    List<String> lines = new ArrayList<>();
    parts.forEach((part, all) -> {
      if (named(part) && all.stream().allMatch(change -> change.before() == null)) {
        lines.add("+ %s%s".formatted(part, summary(all)));
      } else if (named(part) && all.stream().allMatch(change -> change.after() == null)) {
        lines.add("- " + part);
      } else {
        all.forEach(change -> lines.add(line(change)));
      }
    });
    return lines;
  }

  private static boolean named(String part) {
    return part.startsWith("tag ") || part.startsWith("source ");
  }

  /** What people ask first about a new tag. */
  private static String summary(List<AssetChange> all) {
    StringBuilder text = new StringBuilder();
    for (String key : List.of(".role", ".unit")) {
      for (AssetChange change : all) {
        if (change.path().equals(change.part() + key)) {
          text.append(text.isEmpty() ? ": " : ", ").append(change.after());
        }
      }
    }
    return text.toString();
  }

  private static String line(AssetChange change) {
    if (change.before() == null) {
      return "+ %s: %s".formatted(change.path(), change.after());
    }
    return change.after() == null
        ? "- %s: %s".formatted(change.path(), change.before())
        : "~ %s: %s -> %s"
            .formatted(change.path(), change.before(), Objects.requireNonNull(change.after()));
  }
}
