package dev.shopfloor.cli.oee;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ResultFlag;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the tables show them. */
final class Shown {
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLI =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private Shown() {}

  static String day(long nanos, ZoneId zone) {
    return DAY.format(Nanos.instant(nanos).atZone(zone));
  }

  /** The wall clock, as exactly as it must be. */
  static String clock(long nanos, ZoneId zone) {
    LocalTime time = Nanos.instant(nanos).atZone(zone).toLocalTime();
    if (time.getNano() >= 1_000_000) {
      return MILLI.format(time);
    }
    return (time.getSecond() == 0 ? MINUTE : SECOND).format(time);
  }

  /** Hours, minutes and seconds; the seconds with thousandths where they have any. */
  static String span(long millis) {
    long seconds = Math.abs(millis) / MILLIS_PER_SECOND;
    long rest = Math.abs(millis) % MILLIS_PER_SECOND;
    return "%s%d:%02d:%02d%s"
        .formatted(
            millis < 0 ? "-" : "",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            rest == 0 ? "" : ".%03d".formatted(rest));
  }

  /** The same to the second, for overviews. */
  static String seconds(long millis) {
    return span((millis + MILLIS_PER_SECOND / 2) / MILLIS_PER_SECOND * MILLIS_PER_SECOND);
  }

  static String percent(@Nullable Double ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.1f %%", ratio * 100);
  }

  /** OEE; the range that it lies in where too much is unknown for one number. */
  static String oee(Ratios ratios, Set<ResultFlag> flags) {
    Double low = ratios.oeeLow();
    Double high = ratios.oeeHigh();
    return low != null && high != null && flags.contains(ResultFlag.LOW_COVERAGE)
        ? String.format(Locale.ROOT, "%.1f to %.1f %%", low * 100, high * 100)
        : percent(ratios.oee());
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String flags(Collection<ResultFlag> flags) {
    return flags.stream().sorted().map(ResultFlag::name).collect(Collectors.joining(", "));
  }
}
