package dev.shopfloor.enrich;

import dev.shopfloor.model.Flag;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.TimeSpec;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, and who says so.
 *
 * @param nanos ns since the epoch
 * @param origin where it came from
 * @param flags mask of {@link Flag} bits that a point of this time carries
 */
public record EventTime(long nanos, TimeOrigin origin, int flags) {
  /** The time of what tells none: its receipt. */
  public static EventTime received(long rx) {
    return new EventTime(rx, TimeOrigin.RECEIVED, Flag.TIME_GUESSED.bit());
  }

  /**
   * Reads a time as the source writes it.
   *
   * @param sent a text or a number
   * @param origin who says so
   * @param spec how the source writes times
   * @return null when it is no time
   */
  public static @Nullable EventTime read(Doc sent, TimeOrigin origin, TimeSpec spec) {
    long nanos =
        switch (sent) {
          case Doc.Text(String text) -> TimeReader.ofText(text, spec.zone());
          case Doc.Num number when number.whole() && number.digits().length() <= 18 ->
              TimeReader.ofNumber(Long.parseLong(number.digits()));
          case Doc.Num(String digits) -> TimeReader.ofText(digits, spec.zone());
          default -> TimeReader.INVALID;
        };
    return nanos == TimeReader.INVALID ? null : new EventTime(nanos, origin, 0);
  }

  /** Why a time cannot be read, one sentence. */
  public static String problem(String sent) {
    return Shown.of(sent)
        + " is no time that can be read, neither as ISO 8601 nor as s, ms, us or ns since 1970";
  }
}
