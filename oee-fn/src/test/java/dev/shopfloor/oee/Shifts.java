package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A press of Berlin, an hour ahead of UTC in March, that works in shifts. */
final class Shifts {
  /** Round the clock, with a break from 09:00 to 09:15 local time. */
  static final List<ShiftSpec> THREE =
      List.of(
          shift("early", 6, 14, new BreakSpec(LocalTime.of(9, 0), LocalTime.of(9, 15))),
          shift("late", 14, 22),
          shift("night", 22, 6));

  private Shifts() {}

  static ShiftSpec shift(String code, int from, int to, BreakSpec... breaks) {
    return new ShiftSpec(
        code,
        LocalTime.of(from, 0),
        LocalTime.of(to, 0),
        EnumSet.allOf(DayOfWeek.class),
        List.of(breaks));
  }

  /** With products a (4 s) and b (6 s), 30 s for others. */
  static AssetHistory press(long debounce, long staleAfter, List<ShiftSpec> shifts) {
    AssetRevision press =
        TestPlant.with(TestPlant.press(), TestPlant.tag("product", Role.PRODUCT, ValueType.TEXT));
    return Facts.history(
        TestPlant.with(
            TestPlant.with(press, oee -> with(oee, debounce, staleAfter, shifts)),
            oee -> Facts.products(oee, Map.of("a", 4L, "b", 6L))));
  }

  private static OeeSpec with(OeeSpec oee, long debounce, long staleAfter, List<ShiftSpec> shifts) {
    return new OeeSpec(
        oee.stateProfile(),
        oee.states(),
        oee.idealCycle(),
        staleAfter,
        debounce,
        oee.minorStop(),
        oee.stopAlertAfter(),
        oee.stopSeverity(),
        shifts,
        false);
  }
}
