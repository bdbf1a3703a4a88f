package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bill on its way. A price's tiers count over all its lines, as they do on AWS's bill. */
final class BillSheet {
  private static final int QUANTITY_DECIMALS = 3;

  private final PriceList prices;
  private final List<BillLine> lines = new ArrayList<>();
  private final Map<String, BigDecimal> before = new HashMap<>();

  BillSheet(PriceList prices) {
    this.prices = prices;
  }

  /**
   * Adds a line, unless there is nothing to pay for.
   *
   * @param units of a month, finite, 0 or more
   */
  void add(BillPart part, String what, String price, double units) {
    BigDecimal quantity =
        BigDecimal.valueOf(units).setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP);
    if (quantity.signum() == 0) {
      return;
    }
    Price of = prices.of(price);
    BigDecimal from = before.getOrDefault(price, BigDecimal.ZERO);
    BigDecimal to = from.add(quantity);
    before.put(price, to);
    lines.add(new BillLine(part, what, quantity, price, of, of.of(to).subtract(of.of(from))));
  }

  Bill bill(String title) {
    return new Bill(title, lines);
  }
}
