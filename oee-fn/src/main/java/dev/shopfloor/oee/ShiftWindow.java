package dev.shopfloor.oee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span of time that is folded as one: a shift, or the time between two shifts.
 *
 * @param code the shift's code; empty between shifts
 * @param businessDate the day that it is told under, ISO 8601 in the site's zone; empty where
 *     nobody tells it
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch, above start
 * @param offShift whether this is the time between shifts
 * @param breaks planned breaks inside it, in order, apart from one another
 */
public record ShiftWindow(
    String code,
    String businessDate,
    long start,
    long end,
    boolean offShift,
    List<PlannedBreak> breaks) {
  /** Refuses an empty span. */
  public ShiftWindow {
    if (end <= start) {
      throw new IllegalArgumentException(
          "a window ends after its start, not %d to %d ns".formatted(start, end));
    }
    breaks = List.copyOf(breaks);
  }

  /** A span that is told under no day. */
  public ShiftWindow(
      String code, long start, long end, boolean offShift, List<PlannedBreak> breaks) {
    this(code, "", start, end, offShift, breaks);
  }

  /** A span without breaks. */
  public ShiftWindow(String code, long start, long end, boolean offShift) {
    this(code, "", start, end, offShift, List.of());
  }

  /** A shift. */
  public static ShiftWindow shift(String code, long start, long end) {
    return new ShiftWindow(code, start, end, false);
  }

  /** The same kind of time, from another instant on. */
  public ShiftWindow from(long newStart) {
    return cut(newStart, end);
  }

  /** The same kind of time, up to another instant. */
  public ShiftWindow until(long newEnd) {
    return cut(start, newEnd);
  }

  private ShiftWindow cut(long from, long to) {
    List<PlannedBreak> inside =
        breaks.stream()
            .map(pause ->
                new PlannedBreak(
                    Math.max(pause.start(), from),
                    Math.min(pause.end(), to),
                    pause.reason(),
                    pause.counts()))
            .filter(pause -> pause.end() > pause.start())
            .toList();
    return new ShiftWindow(code, businessDate, from, to, offShift, inside);
  }

  /** The planned stop at an instant; null when none is. */
  public @Nullable PlannedBreak plannedAt(long time) {
    for (PlannedBreak plan : breaks) {
      if (time >= plan.start() && time < plan.end()) {
        return plan;
      }
    }
    return null;
  }

  /** Whether the instant belongs to it. */
  public boolean contains(long time) {
    return time >= start && time < end;
  }
}
