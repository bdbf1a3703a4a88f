package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.OeePolicy.Setup;

/**
 * How a result's classes count: what of its policy one has to know to read its times.
 *
 * @param noOrder time without an order
 * @param unknown time of which nothing is known
 * @param waiting time of waiting
 * @param setup time of setup
 */
public record Accounting(Counts noOrder, Counts unknown, Counts waiting, Setup setup) {
  /** As the policy has it. */
  public static Accounting of(OeePolicy policy) {
    return new Accounting(policy.noOrder(), policy.unknown(), policy.waiting(), policy.setup());
  }
}
