package dev.shopfloor.cli.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import dev.shopfloor.oee.ShiftWindow;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results as tables, in the wall clock of the asset's site. */
public final class OeeText implements OeeOutput {
  private final PrintWriter out;
  private final PrintWriter err;

  /** Prints results to the one, and the account to the other. */
  public OeeText(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void shifts(AssetFold asset, List<ShownShift> shifts) {
    ZoneId zone = heading(asset);
    TextTable table =
        new TextTable(
            "day",
            "shift",
            "from",
            "to",
            ">A",
            ">P",
            ">Q",
            ">OEE",
            ">planned",
            ">run",
            ">unknown",
            ">pieces",
            ">good",
            ">stops",
            ">minor",
            "remarks");
    for (ShownShift shift : shifts) {
      ShiftResult result = shift.result();
      Pieces pieces = result.pieces();
      table.row(
          day(result.window(), zone),
          code(result.window()),
          Shown.clock(result.window().start(), zone),
          Shown.clock(result.asOf(), zone),
          Shown.percent(result.ratios().availability()),
          Shown.percent(result.ratios().performance()),
          Shown.percent(result.ratios().quality()),
          Shown.oee(result.ratios(), result.flags()),
          Shown.seconds(result.plannedMillis()),
          Shown.seconds(result.runMillis()),
          Shown.seconds(result.times().unknown()),
          pieces == null ? "-" : Shown.number(pieces.total()),
          pieces == null ? "-" : Shown.number(pieces.good()),
          Shown.number(result.stops().stops()),
          Shown.number(result.stops().minorStops()),
          remarks(shift));
    }
    table(table, "no shift in this span");
  }

  private static String remarks(ShownShift shift) {
    ShiftResult result = shift.result();
    return Stream.of(
            result.status() == ShiftResult.Status.OK ? "" : result.status().name(),
            shift.cut() ? "part of the shift" : "",
            result.closed() ? "" : "goes on",
            Shown.flags(result.flags()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void orders(AssetFold asset, List<OrderRow> orders) {
    ZoneId zone = heading(asset);
    TextTable table =
        new TextTable(
            "order", "product", "day", "from", "to", ">good", ">total", ">scrap", ">setup", ">run",
            ">stop", ">A", ">P", ">Q", "remarks");
    for (OrderRow row : orders) {
      Pieces pieces = row.pieces();
      table.row(
          row.order().isEmpty() ? "(none)" : row.order(),
          String.join(" ", row.products()),
          Shown.day(row.from(), zone),
          Shown.clock(row.from(), zone),
          Shown.clock(row.to(), zone),
          pieces == null ? "-" : Shown.number(pieces.good()),
          pieces == null ? "-" : Shown.number(pieces.total()),
          pieces == null ? "-" : Shown.number(pieces.scrap()),
          Shown.seconds(row.setupMillis()),
          Shown.seconds(row.times().run()),
          Shown.seconds(row.stopMillis()),
          Shown.percent(row.ratios().availability()),
          Shown.percent(row.ratios().performance()),
          Shown.percent(row.ratios().quality()),
          Shown.flags(row.flags()));
    }
    table(table, "no order in this span");
  }

  @Override
  public void minutes(AssetFold asset, ShownShift shift, List<ShiftResult> minutes) {
    ZoneId zone = shiftHeading(asset, shift);
    TextTable table =
        new TextTable(
            "minute",
            "state",
            ">run s",
            ">stop s",
            ">unknown s",
            ">pieces",
            ">good",
            ">P",
            ">OEE",
            "remarks");
    for (ShiftResult minute : minutes) {
      ShiftTimes times = minute.times();
      Pieces pieces = minute.pieces();
      table.row(
          Shown.clock(minute.window().start(), zone),
          minute.state(),
          tenths(times.run()),
          tenths(times.waiting() + times.fault() + times.setup() + times.maint()),
          tenths(times.unknown()),
          pieces == null ? "-" : Shown.number(pieces.total()),
          pieces == null ? "-" : Shown.number(pieces.good()),
          Shown.percent(minute.ratios().performance()),
          Shown.percent(minute.ratios().oee()),
          Shown.flags(minute.flags()));
    }
    table(table, "no minute in this span");
  }

  @Override
  public void explanation(AssetFold asset, ShownShift shift, Explanation explanation) {
    new ExplanationText(out, shiftHeading(asset, shift)).print(explanation);
  }

  @Override
  public void ledger(Ledger ledger, long lines) {
    out.flush();
    new OeeAccount(ledger, lines).print(err);
  }

  private ZoneId heading(AssetFold asset) {
    var latest = asset.history().latest();
    out.printf(
        "%s/%s/%s, times of %s%n",
        latest.context().site(), latest.context().line(), latest.context().asset(), latest.zone());
    return latest.zone();
  }

  private ZoneId shiftHeading(AssetFold asset, ShownShift shift) {
    ZoneId zone = heading(asset);
    ShiftWindow window = shift.result().window();
    out.printf(
        "Shift %s of %s, %s to %s%n",
        code(window),
        day(window, zone),
        Shown.clock(window.start(), zone),
        Shown.clock(shift.result().asOf(), zone));
    return zone;
  }

  private void table(TextTable table, @Nullable String nothing) {
    if (table.isEmpty()) {
      out.println("  " + nothing);
    } else {
      table.print(out);
    }
    out.println();
  }

  private static String tenths(long millis) {
    return "%d.%d".formatted(millis / 1000, millis % 1000 / 100);
  }

  private static String code(ShiftWindow window) {
    return window.offShift() ? "(none)" : window.code();
  }

  private static String day(ShiftWindow window, ZoneId zone) {
    return window.businessDate().isEmpty()
        ? Shown.day(window.start(), zone)
        : window.businessDate();
  }
}
