package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The assets of the plan, their tags, and what these may read. */
public final class Signals {
  /** A tag that holds real numbers; the poison of another type goes there. */
  public static final String TYPED = "typed";

  /** All machine types, the KPIs' included. */
  public static final List<String> MACHINE_TYPES = List.of("press", "mill", "robot", "oee");

  static final List<AssetContext> ASSETS = assets();
  static final List<AssetContext> KPIS =
      ASSETS.stream()
          .limit(4)
          .map(asset -> context(asset.site(), asset.area(), asset.line(), asset.asset(), "oee"))
          .toList();

  /** The tags of each asset. */
  public static final List<String> TAGS = tags();

  private static final String[] TEXTS = {
    "RUN", "idle", "a b,c=d", "say \"no\"", "back\\slash", "Störung ü🚀", "two\nlines"
  };
  private static final double[] REALS = {0, 0.1, -1.5, 1e300, -1e-300, 123_456.789};

  private Signals() {}

  /** The type of a tag's values. */
  public static Class<?> type(String tag) {
    return switch (tag.charAt(0)) {
      case 'n' -> Long.class;
      case 'b' -> Boolean.class;
      case 's' -> String.class;
      default -> Double.class;
    };
  }

  static Value value(String tag, SplittableRandom random) {
    return switch (tag.charAt(0)) {
      // beyond 2^53, where a double would lose digits
      case 'n' -> new Value.Whole(random.nextLong(Long.MIN_VALUE + 1, Long.MAX_VALUE));
      case 'b' -> new Value.Truth(random.nextBoolean());
      case 's' -> new Value.Text(TEXTS[random.nextInt(TEXTS.length)]);
      default ->
          new Value.Real(
              random.nextInt(8) == 0
                  ? REALS[random.nextInt(REALS.length)]
                  : random.nextInt() / 64.0);
    };
  }

  /** Mostly GOOD; a truth is always measured, because QuestDB cannot say that there is none. */
  static Quality quality(String tag, SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0 -> Quality.UNCERTAIN;
      case 1 -> tag.charAt(0) == 'b' ? Quality.GOOD : Quality.BAD;
      case 2 -> tag.charAt(0) == 'b' ? Quality.GOOD : Quality.STALE;
      default -> Quality.GOOD;
    };
  }

  private static List<String> tags() {
    List<String> tags = new ArrayList<>(List.of(TYPED));
    add(tags, "t", 20);
    add(tags, "n", 6);
    add(tags, "b", 3);
    add(tags, "s", 3);
    return List.copyOf(tags);
  }

  private static void add(List<String> tags, String type, int count) {
    for (int at = 0; at < count; at++) {
      tags.add("%s%02d".formatted(type, at));
    }
  }

  private static List<AssetContext> assets() {
    List<AssetContext> assets = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      assets.add(context("berlin", "stamping", "line1", "press0" + at, "press"));
      assets.add(context("berlin", null, "line2", "mill0" + at, "mill"));
      assets.add(context("Werk 1", "a=b,c", "ü", "robot 0" + at, "robot"));
    }
    return List.copyOf(assets);
  }

  private static AssetContext context(
      String site,
      @org.jspecify.annotations.Nullable String area,
      String line,
      String asset,
      String machineType) {
    return new AssetContext(site, area, line, asset, machineType, "m1");
  }
}
