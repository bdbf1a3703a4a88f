package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * A monthly bill.
 *
 * @param title whose
 * @param lines in order
 */
public record Bill(String title, List<BillLine> lines) {
  /** Copies the lines. */
  public Bill {
    lines = List.copyOf(lines);
  }

  /** USD of a month. */
  public BigDecimal total() {
    return sum(line -> true);
  }

  /** USD of a part. */
  public BigDecimal total(BillPart part) {
    return sum(line -> line.part() == part);
  }

  /** USD by prices that were only remembered. */
  public BigDecimal assumed() {
    return sum(line -> !line.price().verified());
  }

  private BigDecimal sum(Predicate<BillLine> wanted) {
    return lines.stream()
        .filter(wanted)
        .map(BillLine::amount)
        .reduce(BigDecimal.ZERO.setScale(Price.DECIMALS), BigDecimal::add);
  }
}
