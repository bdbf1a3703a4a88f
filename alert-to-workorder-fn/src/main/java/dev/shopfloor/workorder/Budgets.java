package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.List;

/**
 * In which budgets an order needs room. Half of each is kept for the two higher priorities, so that
 * what is urgent and comes late in a storm still gets an order of its own; and one order of each
 * site's is the summary's.
 */
final class Budgets {
  private Budgets() {}

  /** For the order of a problem; empty where nothing is limited. */
  static List<Scope> of(AssetKey asset, Priority priority, Handling handling) {
    List<Scope> scopes = new ArrayList<>();
    if (handling.perAsset().limited()) {
      Budget budget = handling.perAsset();
      scopes.add(
          new Scope("asset " + asset.text(), share(budget.orders(), priority), budget.within()));
    }
    if (handling.perSite().limited()) {
      Budget budget = handling.perSite();
      int orders = share(Math.max(0, budget.orders() - 1), priority);
      scopes.add(new Scope(site(asset), orders, budget.within()));
    }
    return scopes;
  }

  /** For a summary order. */
  static List<Scope> ofSummary(AssetKey asset, Handling handling) {
    Budget budget = handling.perSite();
    return budget.limited()
        ? List.of(new Scope(site(asset), budget.orders(), budget.within()))
        : List.of();
  }

  private static String site(AssetKey asset) {
    return "site " + asset.site();
  }

  private static int share(int orders, Priority priority) {
    return priority.above(Priority.P3) ? orders : (orders + 1) / 2;
  }
}
