package dev.shopfloor.cli.cost;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A report for people. */
public final class CostText {
  private static final String SUM = "%-64s %14s%n";

  private final CostReport report;
  private final PrintWriter out;

  private CostText(CostReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  /** Prints it. */
  public static void print(CostReport report, LocalDate today, PrintWriter out) {
    CostText text = new CostText(report, out);
    text.head(today);
    text.table();
    text.detail();
    text.reasons();
    out.flush();
  }

  private void head(LocalDate today) {
    Census census = report.census();
    out.printf(
        Locale.ROOT,
        "A month of 730 hours in %s, list prices of %s in USD; no free tier, discount or tax.%n",
        report.prices().region(),
        report.prices().date());
    if (report.prices().old(today)) {
      out.printf(
          "These prices are more than a year old: check them, and give newer ones with"
              + " --prices.%n");
    }
    out.printf(
        Locale.ROOT,
        "Sample: %,d messages of %,.0f bytes in %,.0f s with %,d readings; assets: %,d, for %,d.%n",
        census.messages(),
        census.meanBytes(),
        census.seconds(),
        census.points(),
        census.assets(),
        report.question().assets());
    if (census.refused() > 0) {
      out.printf(
          Locale.ROOT,
          "Of it %,d records go to quarantine, which is paid too; ./plant enrich says why.%n",
          census.refused());
    }
    out.println();
  }

  private void table() {
    int pack = report.question().pack();
    boolean packed = pack > 1;
    out.printf(
        "%-28s %14s %14s%s%n",
        "USD a month",
        "as sent",
        "Basic Ingest",
        packed ? "%14s %20s".formatted(pack + " packed", "packed, Basic Ingest") : "");
    for (IngestMode mode : report.question().modes()) {
      for (TelemetryStore store : report.question().stores()) {
        out.printf(
            "%-28s %14s %14s%s%n",
            mode.word() + ", " + store.word(),
            cell(mode, store, 1, false),
            cell(mode, store, 1, true),
            packed
                ? "%14s %20s"
                    .formatted(cell(mode, store, pack, false), cell(mode, store, pack, true))
                : "");
      }
    }
    report
        .naive()
        .forEach((store, bill) ->
            out.printf("%-28s %14s%n", "naive, " + store.word(), whole(bill.total())));
    report
        .siteWise()
        .forEach(bill -> out.printf("%-28s %14s%n", bill.title(), whole(bill.total())));
    out.println();
    out.println(
        "naive: each reading is a message, a call and a write; no checks, OEE, work orders.");
    out.println("SiteWise: ingestion and a month's storage alone.");
    if (report.question().stores().stream().anyMatch(TelemetryStore::yours)) {
      out.println("A server of yours is not in these sums, only what goes to it.");
    }
    out.println();
  }

  private String cell(IngestMode mode, TelemetryStore store, int pack, boolean basic) {
    Optional<Bill> bill = report.bill(new Variant(mode, store, pack, basic));
    return bill.map(Bill::total).map(CostText::whole).orElse("");
  }

  private void detail() {
    Bill bill = report.cheapest().bill();
    out.println(bill.title());
    for (BillPart part : BillPart.values()) {
      BigDecimal total = bill.total(part);
      if (total.signum() == 0) {
        continue;
      }
      out.printf(SUM, "  " + part.word(), exact(total));
      bill.lines().stream().filter(line -> line.part() == part).forEach(this::line);
    }
    out.printf(SUM, "  total", exact(bill.total()));
    out.printf(SUM, "  of it by prices that are assumed, not verified", exact(bill.assumed()));
    out.println();
  }

  private void line(BillLine line) {
    out.printf(
        Locale.ROOT,
        "    %-46s %18s %-32s %14s  %s%n",
        line.what(),
        quantity(line.quantity()),
        line.price().unit(),
        exact(line.amount()),
        unitPrice(line.price()));
  }

  private static String quantity(BigDecimal units) {
    return units.compareTo(BigDecimal.valueOf(100)) < 0 && units.stripTrailingZeros().scale() > 0
        ? exact(units)
        : String.format(Locale.ROOT, "%,.0f", units);
  }

  private static String unitPrice(Price price) {
    String per =
        price.per().compareTo(BigDecimal.ONE) == 0
            ? "each"
            : String.format(Locale.ROOT, "per %,.0f", price.per());
    return "%s %s%s, %s"
        .formatted(
            price.first().toPlainString(),
            per,
            price.tiers().size() > 1 ? ", then less" : "",
            price.verified() ? "verified" : "assumed");
  }

  private void reasons() {
    CostReport.Priced cheapest = report.cheapest();
    out.printf(
        "The cheapest is %s, at USD %s.%n", cheapest.variant().words(), exact(cheapest.total()));
    new Reasons(report).sentences().forEach(out::println);
    Swing strongest = report.swings().getFirst();
    out.printf(
        "What is assumed and weighs most: if %s, it would be USD %s more (%s).%n",
        strongest.words(), exact(strongest.more()), strongest.option());
  }

  static String exact(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  private static String whole(BigDecimal amount) {
    return amount.compareTo(BigDecimal.valueOf(1_000)) < 0
        ? exact(amount)
        : String.format(Locale.ROOT, "%,.0f", amount.setScale(0, RoundingMode.HALF_UP));
  }
}
