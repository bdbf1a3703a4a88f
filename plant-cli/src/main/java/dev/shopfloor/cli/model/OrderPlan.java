package dev.shopfloor.cli.model;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OrderBudget;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.WorkOrderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a site, or the whole plant, says about work orders.
 *
 * @param rules in the order of the file
 * @param silences windows and shelved problems
 * @param perAsset null where nothing is said
 * @param perSite null where nothing is said
 */
record OrderPlan(
    List<ReadRule> rules,
    List<ReadSilence> silences,
    @Nullable OrderBudget perAsset,
    @Nullable OrderBudget perSite) {
  static final OrderPlan NONE = new OrderPlan(List.of(), List.of(), null, null);

  /** This plan of a site, and after it the plant's. */
  OrderPlan before(OrderPlan plant) {
    return new OrderPlan(
        Stream.concat(rules.stream(), plant.rules.stream()).toList(),
        Stream.concat(silences.stream(), plant.silences.stream()).toList(),
        perAsset == null ? plant.perAsset : perAsset,
        perSite == null ? plant.perSite : perSite);
  }

  /**
   * What can concern an asset.
   *
   * @param own the asset's own budget; null where it has none
   * @param lines where to note what stands where
   */
  WorkOrderSpec of(AssetRevision asset, @Nullable OrderBudget own, RuleLines lines) {
    List<OrderRule> concerned = new ArrayList<>();
    for (ReadRule rule : rules) {
      if (rule.match().assets().fits(asset)) {
        OrderRule compiled = rule.in(asset.zone());
        lines.add(asset.key(), compiled, rule.place());
        concerned.add(compiled);
      }
    }
    List<OrderSilence> silent = new ArrayList<>();
    for (ReadSilence silence : silences) {
      if (silence.match().assets().fits(asset)) {
        OrderSilence compiled = silence.in(asset.zone());
        lines.add(asset.key(), compiled, silence.place());
        silent.add(compiled);
      }
    }
    return new WorkOrderSpec(concerned, silent, own == null ? perAsset : own, perSite);
  }
}
