package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The results of a run for people; times in the zone of the asset's site. */
final class ReportText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

  private final PrintWriter out;
  private final Function<ShiftResult, ZoneId> zones;

  /**
   * Prints to this writer.
   *
   * @param zones the zone of a result's site
   */
  ReportText(PrintWriter out, Function<ShiftResult, ZoneId> zones) {
    this.out = out;
    this.zones = zones;
  }

  void print(RunReport report) {
    for (ShiftResult result : report.results()) {
      print(result);
    }
    out.println("Work orders in the small CMMS: " + report.workOrders().size());
    for (WorkOrder order : report.workOrders()) {
      out.printf(
          "  %-8s %s %-11s %s (%d comments)%n",
          order.number(), order.priority(), order.status(), order.title(), order.comments().size());
    }
    out.println("Rows in the time-series database");
    report.rows().forEach((table, rows) -> out.printf("  %-24s %,9d%n", table, rows));
    if (!report.quarantine().isEmpty()) {
      out.println("In quarantine (./plant quarantine list shows each one with its bytes)");
      report
          .quarantine()
          .forEach((reason, records) ->
              out.printf("  %-20s %,6d  %s%n", reason, records, reason.mend()));
    }
    out.printf(
        Locale.ROOT,
        "%,d messages up to %s in %.1f s%n",
        report.messages(),
        report.end(),
        report.took().toMillis() / 1000.0);
  }

  private void print(ShiftResult result) {
    ZoneId zone = zones.apply(result);
    out.printf(
        "%s/%s/%s, shift %s from %s, as of %s: %s%n",
        result.asset().site(),
        result.line(),
        result.asset().asset(),
        result.window().code().isEmpty() ? "(none)" : result.window().code(),
        time(result.window().start(), zone),
        time(result.asOf(), zone),
        result.status());
    Ratios ratios = result.ratios();
    out.printf(
        "  availability %s  performance %s  quality %s  OEE %s%s%n",
        percent(ratios.availability()),
        percent(ratios.performance()),
        percent(ratios.quality()),
        percent(ratios.oee()),
        result.pieces() == null
            ? ""
            : "  pieces %,d, good %,d".formatted(result.pieces().total(), result.pieces().good()));
    ShiftTimes times = result.times();
    out.printf(
        Locale.ROOT,
        "  run %.1f  minor stops %.1f  wait %.1f  fault %.1f  setup %.1f  unknown %.1f min%n",
        minutes(times.run()),
        minutes(times.minor()),
        minutes(times.waiting()),
        minutes(times.fault()),
        minutes(times.setup()),
        minutes(times.unknown()));
    out.print("  seconds by state:");
    for (Map.Entry<String, Long> state : result.stateMillis().entrySet()) {
      out.printf(Locale.ROOT, "  %s %.3f", state.getKey(), state.getValue() / 1000.0);
    }
    out.println();
  }

  private static String time(long nanos, ZoneId zone) {
    return MINUTE.format(Nanos.instant(nanos).atZone(zone));
  }

  private static double minutes(long millis) {
    return millis / 60_000.0;
  }

  private static String percent(@Nullable Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.1f %%", ratio * 100);
  }
}
