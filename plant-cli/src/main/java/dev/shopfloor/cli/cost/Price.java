package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list price.
 *
 * @param service of AWS, as its bill names it
 * @param unit what is counted
 * @param per how many units {@link Tier#price} buys, above 0
 * @param tiers at least one, in the order of their ends; only the last has none
 * @param source the page on which AWS publishes it
 * @param asOf when what is known of it was gathered
 * @param verified whether it was read, and not only remembered
 * @param note what else is to be known; may be empty
 */
public record Price(
    String service,
    String unit,
    BigDecimal per,
    List<Tier> tiers,
    String source,
    LocalDate asOf,
    boolean verified,
    String note) {
  /** The decimals of an amount: micro-dollars. */
  static final int DECIMALS = 6;

  /**
   * What counts up to a quantity.
   *
   * @param to units a month; null for no end
   * @param price USD for {@link Price#per} units
   */
  public record Tier(@Nullable BigDecimal to, BigDecimal price) {}

  /** Checks the tiers. */
  public Price {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty() || per.signum() <= 0) {
      throw new IllegalArgumentException("a price needs a tier and units that it buys");
    }
    BigDecimal from = BigDecimal.ZERO;
    for (int at = 0; at < tiers.size(); at++) {
      BigDecimal to = tiers.get(at).to();
      boolean last = at == tiers.size() - 1;
      if (last ? to != null : to == null || to.compareTo(from) <= 0) {
        throw new IllegalArgumentException("tiers rise, and only the last has no end");
      }
      from = to == null ? from : to;
    }
  }

  /**
   * What a month's quantity costs.
   *
   * @param quantity units, 0 or more
   * @return USD in {@link #DECIMALS} decimals
   */
  public BigDecimal of(BigDecimal quantity) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal from = BigDecimal.ZERO;
    for (Tier tier : tiers) {
      BigDecimal to = tier.to() == null ? quantity : tier.to().min(quantity);
      if (to.compareTo(from) > 0) {
        sum = sum.add(to.subtract(from).multiply(tier.price()));
        from = to;
      }
    }
    return sum.divide(per, MathContext.DECIMAL128).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** The price of the first units. */
  public BigDecimal first() {
    return tiers.getFirst().price();
  }
}
