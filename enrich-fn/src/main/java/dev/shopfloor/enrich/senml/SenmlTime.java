package dev.shopfloor.enrich.senml;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.TimeSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Times of records. Base time and time add up; below 2^28 s the sum is counted from now, which is
 * the message's receipt, and 0 is now itself.
 */
final class SenmlTime {
  private static final BigDecimal ABSOLUTE = BigDecimal.valueOf(1L << 28);
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private final long rx;
  private final TimeSpec spec;

  SenmlTime(long rx, TimeSpec spec) {
    this.rx = rx;
    this.spec = spec;
  }

  long rx() {
    return rx;
  }

  /** The time of a record, or null when it is none. */
  @Nullable EventTime of(@Nullable BigDecimal base, @Nullable Doc sent) {
    BigDecimal own = sent == null ? BigDecimal.ZERO : SenmlNumbers.decimal(sent);
    if (own == null) {
      return null;
    }
    BigDecimal time = base == null ? own : base.add(own);
    if (time.compareTo(ABSOLUTE) >= 0) {
      Doc digits = new Doc.Num(time.setScale(9, RoundingMode.DOWN).toPlainString());
      return EventTime.read(digits, TimeOrigin.VALUE, spec);
    }
    if (time.compareTo(ABSOLUTE.negate()) <= 0) {
      return null;
    }
    long offset = time.multiply(NANOS).setScale(0, RoundingMode.FLOOR).longValueExact();
    return new EventTime(rx + offset, TimeOrigin.RECEIVED, Flag.TIME_GUESSED.bit());
  }
}
