package dev.shopfloor.cli.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why the cheapest variant is the cheapest: what each of its choices saves by itself. */
final class Reasons {
  private final CostReport report;
  private final CostReport.Priced cheapest;

  Reasons(CostReport report) {
    this.report = report;
    this.cheapest = report.cheapest();
  }

  List<String> sentences() {
    Variant is = cheapest.variant();
    List<String> all = new ArrayList<>();
    if (is.pack() > 1) {
      saves("Packing at the edge", new Variant(is.mode(), is.store(), 1, is.basicIngest()), all);
    }
    if (is.basicIngest()) {
      saves("Basic Ingest", new Variant(is.mode(), is.store(), is.pack(), false), all);
    }
    for (IngestMode mode : report.question().modes()) {
      if (mode != is.mode()) {
        saves(
            "%s instead of %s".formatted(is.mode().word(), mode.word()),
            new Variant(mode, is.store(), is.pack(), is.basicIngest()),
            all);
      }
    }
    for (TelemetryStore store : report.question().stores()) {
      if (store != is.store() && !store.yours()) {
        saves(
            "%s instead of %s".formatted(is.store().word(), store.word()),
            new Variant(is.mode(), store, is.pack(), is.basicIngest()),
            all);
      }
    }
    cheapest.bill().lines().stream()
        .max(Comparator.comparing(BillLine::amount))
        .ifPresent(line ->
            all.add(
                "Its largest line is \"%s\" (%s), USD %s."
                    .formatted(
                        line.what(), line.price().service(), CostText.exact(line.amount()))));
    return all;
  }

  private void saves(String what, Variant without, List<String> all) {
    Optional<Bill> other = report.bill(without);
    other.ifPresent(bill -> {
      BigDecimal saved = bill.total().subtract(cheapest.total());
      all.add("%s saves USD %s of it.".formatted(what, CostText.exact(saved)));
    });
  }
}
