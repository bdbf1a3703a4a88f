package dev.shopfloor.writer.liveanalytics;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units of time of API_Record. */
enum TimeScale {
  SECONDS(1_000_000_000),
  MILLISECONDS(1_000_000),
  MICROSECONDS(1_000),
  NANOSECONDS(1);

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,256}");

  private final long nanoseconds;

  TimeScale(long nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /** The unit of this name; milliseconds where none is given. */
  static TimeScale named(@Nullable String name) throws Refusal {
    if (name == null) {
      return MILLISECONDS;
    }
    return Arrays.stream(values())
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("no unit of time: " + name));
  }

  /** Nanoseconds since the epoch; what does not fit in them, or is no whole number, is refused. */
  long nanoseconds(String text) throws Refusal {
    Refusal.check(WHOLE.matcher(text).matches(), "Invalid time for record: " + text);
    try {
      return Math.multiplyExact(Long.parseLong(text), nanoseconds);
    } catch (NumberFormatException | ArithmeticException tooFar) {
      throw Refusal.invalid("Invalid time for record: " + text);
    }
  }
}
