package dev.shopfloor.bench;

import dev.shopfloor.cli.cost.Assumptions;
import dev.shopfloor.cli.cost.Bill;
import dev.shopfloor.cli.cost.CostQuestion;
import dev.shopfloor.cli.cost.CostReport;
import dev.shopfloor.cli.cost.IngestMode;
import dev.shopfloor.cli.cost.PackChoice;
import dev.shopfloor.cli.cost.PriceList;
import dev.shopfloor.cli.cost.RoughPlant;
import dev.shopfloor.cli.cost.TelemetryStore;
import dev.shopfloor.cli.cost.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * The monthly bill of 1,000 assets with 30 tags at 1 Hz, as {@code ./plant cost} reckons it. No
 * time is measured: whatever the pace, it is the same.
 */
final class CostPart implements Part {
  private static final int ASSETS = 1_000;
  private static final String UNIT = "USD per month";
  private static final double AT_MOST = 0.1;
  private static final RoughPlant PLANT = new RoughPlant(30, 1);
  private static final List<TelemetryStore> STORES =
      List.of(
          TelemetryStore.TIMESTREAM_INFLUXDB,
          TelemetryStore.LIVEANALYTICS,
          TelemetryStore.INFLUXDB2);

  @Override
  public String title() {
    return "Cost";
  }

  @Override
  public List<Row> rows(Pace pace) {
    int pack = PackChoice.of(null, PLANT.sample());
    PriceList prices = PriceList.shipped("us-east-1");
    CostReport report =
        CostReport.of(
            new CostQuestion(
                PLANT.model(), PLANT.sample(), ASSETS, List.of(IngestMode.values()), STORES, pack),
            prices,
            Assumptions.USUAL);
    List<Row> rows = new ArrayList<>();
    for (TelemetryStore store : STORES) {
      Measured naive =
          measured("one message, call and record a reading", report.naive().get(store));
      rows.add(
          row(
                  "Stream, %s, %d seconds packed".formatted(store.word(), pack),
                  report,
                  new Variant(IngestMode.STREAM, store, pack, false),
                  naive,
                  new Target.AtMostTimes(AT_MOST))
              .saying("list prices of " + prices.date()));
      rows.add(
          row(
              "the same by Basic Ingest",
              report,
              new Variant(IngestMode.STREAM, store, pack, true),
              naive,
              new Target.AtMostTimes(AT_MOST)));
      rows.add(
          row(
              "Direct, %s, as sent".formatted(store.word()),
              report,
              new Variant(IngestMode.DIRECT, store, 1, false),
              naive,
              new Target.None()));
    }
    Variant packed = new Variant(IngestMode.STREAM, TelemetryStore.LIVEANALYTICS, pack, false);
    for (Bill siteWise : report.siteWise()) {
      rows.add(
          row(
                  "Stream, liveanalytics, %d seconds packed".formatted(pack),
                  report,
                  packed,
                  measured(siteWise.title(), siteWise),
                  new Target.None())
              .saying("SiteWise's ingestion and storage alone"));
    }
    return rows;
  }

  private static Row row(
      String what, CostReport report, Variant variant, Measured beside, Target target) {
    Bill bill = report.bill(variant).orElseThrow();
    return Row.beside(what, measured("ours", bill), beside, target);
  }

  private static Measured measured(String name, Bill bill) {
    return Measured.of(name, bill.total().doubleValue(), UNIT);
  }
}
