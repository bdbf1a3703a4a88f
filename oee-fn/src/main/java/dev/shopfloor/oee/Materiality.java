package dev.shopfloor.oee;

import dev.shopfloor.model.ShiftRestated.Cause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a shift's new numbers differ from those that were told by so much that they have to be
 * told: any count, 1 s in any class or reason, or 0.1 percentage points of OEE.
 */
final class Materiality {
  private static final long SECOND_MILLIS = 1_000;
  private static final double OEE = 0.001;

  private Materiality() {}

  static boolean between(ShiftResult told, ShiftResult now) {
    return !Objects.equals(told.pieces(), now.pieces())
        || stopsDiffer(told.stops(), now.stops())
        || timesDiffer(told.times(), now.times())
        || lossesDiffer(told.losses(), now.losses())
        || oeeDiffers(told.ratios().oee(), now.ratios().oee());
  }

  private static boolean stopsDiffer(StopFigures told, StopFigures now) {
    return told.stops() != now.stops()
        || told.minorStops() != now.minorStops()
        || told.failures() != now.failures()
        || told.changeovers() != now.changeovers();
  }

  private static boolean timesDiffer(ShiftTimes told, ShiftTimes now) {
    return far(told.run(), now.run())
        || far(told.minor(), now.minor())
        || far(told.waiting(), now.waiting())
        || far(told.fault(), now.fault())
        || far(told.setup(), now.setup())
        || far(told.maint(), now.maint())
        || far(told.planned(), now.planned())
        || far(told.plannedLoss(), now.plannedLoss())
        || far(told.noOrder(), now.noOrder())
        || far(told.unknown(), now.unknown());
  }

  private static boolean far(long told, long now) {
    return Math.abs(told - now) >= SECOND_MILLIS;
  }

  private static boolean lossesDiffer(List<LossRow> told, List<LossRow> now) {
    Map<Losses.Key, Long> before = byReason(told);
    Map<Losses.Key, Long> after = byReason(now);
    Set<Losses.Key> reasons = new HashSet<>(before.keySet());
    reasons.addAll(after.keySet());
    return reasons.stream()
        .anyMatch(reason -> far(before.getOrDefault(reason, 0L), after.getOrDefault(reason, 0L)));
  }

  private static Map<Losses.Key, Long> byReason(List<LossRow> rows) {
    Map<Losses.Key, Long> millis = new HashMap<>();
    for (LossRow row : rows) {
      millis.merge(Losses.Key.of(row), row.millis(), Long::sum);
    }
    return millis;
  }

  private static boolean oeeDiffers(@Nullable Double told, @Nullable Double now) {
    if (told == null || now == null) {
      return (told == null) != (now == null);
    }
    return Math.abs(told - now) >= OEE;
  }

  /** Which kind of late data it was: it is told by what it changed. */
  static Cause lateCause(ShiftResult told, ShiftResult now) {
    boolean sameTime =
        told.times().equals(now.times()) && told.stateMillis().equals(now.stateMillis());
    if (!sameTime || !sameOutput(told.pieces(), now.pieces())) {
      return Cause.LATE_DATA;
    }
    boolean sameQuality = Objects.equals(told.pieces(), now.pieces());
    boolean sameReasons = told.losses().equals(now.losses());
    if (!sameQuality && sameReasons && told.bases().ideal() == now.bases().ideal()) {
      return Cause.QUALITY;
    }
    return sameQuality && !sameReasons && told.bases().equals(now.bases())
        ? Cause.ANNOTATION
        : Cause.LATE_DATA;
  }

  private static boolean sameOutput(@Nullable Pieces told, @Nullable Pieces now) {
    if (told == null || now == null) {
      return Objects.equals(told, now);
    }
    return told.total() == now.total() && told.gap() == now.gap();
  }
}
