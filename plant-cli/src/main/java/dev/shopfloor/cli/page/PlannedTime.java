package dev.shopfloor.cli.page;

import dev.shopfloor.oee.ShiftCalendar;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;

/** Lays the shift calendar over what a machine says of itself. */
final class PlannedTime {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private PlannedTime() {}

  /** The bands with all time outside the asset's shifts as OFFSHIFT. */
  static List<Band> over(AssetRevision asset, List<Band> bands) {
    List<Band> laid = new ArrayList<>();
    for (Band band : bands) {
      long at = band.from();
      while (at < band.to()) {
        ShiftWindow window =
            ShiftCalendar.windowAt(asset.zone(), asset.oee().shifts(), at * NANOS_PER_MILLI);
        long end = Math.min(band.to(), Math.max(at + 1, window.end() / NANOS_PER_MILLI));
        TimeClass timeClass = window.offShift() ? TimeClass.OFFSHIFT : band.timeClass();
        add(laid, new Band(band.raw(), timeClass, at, end));
        at = end;
      }
    }
    return laid;
  }

  private static void add(List<Band> laid, Band band) {
    if (!laid.isEmpty()) {
      Band last = laid.getLast();
      if (last.raw().equals(band.raw()) && last.timeClass() == band.timeClass()) {
        laid.removeLast();
        laid.add(last.until(band.to()));
        return;
      }
    }
    laid.add(band);
  }
}
