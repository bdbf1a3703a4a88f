package dev.shopfloor.plant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plant file's rules say about an asset's work orders.
 *
 * @param rules those that can concern it, in the order in which they are asked
 * @param silences maintenance windows and shelved problems
 * @param perAsset how many new orders the asset may have; null for the default
 * @param perSite how many its site may have; null for the default
 */
public record WorkOrderSpec(
    List<OrderRule> rules,
    List<OrderSilence> silences,
    @Nullable OrderBudget perAsset,
    @Nullable OrderBudget perSite) {
  /** No rules. */
  public static final WorkOrderSpec NONE = new WorkOrderSpec(List.of(), List.of(), null, null);

  /** Copies the lists. */
  public WorkOrderSpec {
    rules = List.copyOf(rules);
    silences = List.copyOf(silences);
  }

  /**
   * The rules that speak of a problem, in the order in which they count.
   *
   * @param topic null for what is no beginning of a problem
   * @param time ns since the epoch
   */
  public List<OrderRule> fitting(@Nullable AlertTopic topic, long time) {
    return rules.stream().filter(rule -> rule.fits(topic, time)).toList();
  }
}
