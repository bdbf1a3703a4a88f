package dev.shopfloor.cli.page;

import dev.shopfloor.oee.PlannedBreak;
import dev.shopfloor.oee.ShiftCalendar;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the shift calendar over what a machine says of itself, as OEE counts it: time between shifts
 * is OFFSHIFT, and a machine that does not run in a break stands as planned.
 */
final class PlannedTime {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final AssetRevision asset;
  private final List<Band> laid = new ArrayList<>();

  private PlannedTime(AssetRevision asset) {
    this.asset = asset;
  }

  /** The bands with the calendar laid over them. */
  static List<Band> over(AssetRevision asset, List<Band> bands) {
    PlannedTime planned = new PlannedTime(asset);
    bands.forEach(planned::lay);
    return planned.laid;
  }

  private void lay(Band band) {
    long at = band.from();
    while (at < band.to()) {
      ShiftWindow window = ShiftCalendar.windowAt(asset, at * NANOS_PER_MILLI);
      long end = Math.min(band.to(), Math.max(at + 1, window.end() / NANOS_PER_MILLI));
      lay(new Band(band.raw(), band.timeClass(), at, end), window);
      at = end;
    }
  }

  private void lay(Band band, ShiftWindow window) {
    if (window.offShift()) {
      add(band.as(TimeClass.OFFSHIFT));
      return;
    }
    long at = band.from();
    if (band.timeClass() != TimeClass.RUN) {
      for (PlannedBreak pause : window.breaks()) {
        Band inside = band.within(pause.start() / NANOS_PER_MILLI, pause.end() / NANOS_PER_MILLI);
        if (inside.millis() > 0) {
          add(band.within(at, inside.from()));
          add(inside.as(TimeClass.PLANNED));
          at = inside.to();
        }
      }
    }
    add(band.within(at, band.to()));
  }

  private void add(Band band) {
    if (band.millis() <= 0) {
      return;
    }
    Band last = laid.isEmpty() ? null : laid.getLast();
    if (last != null && last.raw().equals(band.raw()) && last.timeClass() == band.timeClass()) {
      laid.removeLast();
      laid.add(last.until(band.to()));
    } else {
      laid.add(band);
    }
  }
}
