package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.OrderBudget;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how many new work orders there may be. */
final class BudgetReader {
  static final String KEY = "budget";
  private static final int MOST = 1_000;
  private static final long MINUTE = 60_000_000_000L;

  private final Problems problems;

  BudgetReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * One budget, or null where the file says none.
   *
   * @param least the fewest orders that can be: one of a site's is its summary's
   */
  @Nullable OrderBudget read(Section section, String key, int least) {
    if (SettingReader.off(section, key)) {
      return OrderBudget.UNLIMITED;
    }
    YamlMap map = section.map(key);
    if (map == null) {
      return null;
    }
    Section budget = new Section(map, Set.of("orders", "per"), problems);
    for (String needed : Set.of("orders", "per")) {
      if (!budget.has(needed)) {
        problems.error(
            budget.place(), needed + " is missing", "write {orders: 10, per: 1 h}, or off");
      }
    }
    return new OrderBudget(
        budget.whole("orders", least, least, MOST),
        new BoundedSpans(problems).read(budget, "per", 60 * MINUTE, MINUTE, 7 * 24 * 60 * MINUTE));
  }
}
