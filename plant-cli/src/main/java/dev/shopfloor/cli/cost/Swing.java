package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What the cheapest bill would be if an assumption were twice as high.
 *
 * @param option that replaces the assumption
 * @param words what would be so
 * @param more USD of a month
 */
public record Swing(String option, String words, BigDecimal more) {
  /** All, the strongest first. */
  static List<Swing> of(Flow flow, CostReport.Priced cheapest, PriceList prices, Assumptions now) {
    return List.of(
            swing(
                "--table-ms",
                "functions waited twice as long for DynamoDB",
                new Assumptions(
                    now.requestMillis(),
                    2 * now.tableMillis(),
                    now.readingMicros(),
                    now.callMillis()),
                flow,
                cheapest,
                prices),
            swing(
                "--request-ms",
                "functions waited twice as long for SQS and the store",
                new Assumptions(
                    2 * now.requestMillis(),
                    now.tableMillis(),
                    now.readingMicros(),
                    now.callMillis()),
                flow,
                cheapest,
                prices),
            swing(
                "--reading-micros",
                "a reading took twice as long in each function",
                new Assumptions(
                    now.requestMillis(),
                    now.tableMillis(),
                    2 * now.readingMicros(),
                    now.callMillis()),
                flow,
                cheapest,
                prices),
            swing(
                "--call-ms",
                "a call took twice as long beside its readings",
                new Assumptions(
                    now.requestMillis(),
                    now.tableMillis(),
                    now.readingMicros(),
                    2 * now.callMillis()),
                flow,
                cheapest,
                prices))
        .stream()
        .sorted(Comparator.comparing(Swing::more).reversed())
        .toList();
  }

  private static Swing swing(
      String option,
      String words,
      Assumptions then,
      Flow flow,
      CostReport.Priced cheapest,
      PriceList prices) {
    Bill bill = BillMaker.of(flow, cheapest.variant(), prices, then);
    return new Swing(option, words, bill.total().subtract(cheapest.total()));
  }
}
