package dev.shopfloor.enrich;

import java.util.Collection;
import java.util.List;

/**
 * The sequence numbers that a source's messages came with lately, each packed into one number so
 * that a set of numbers holds them: additions by several instances never disturb each other.
 */
public final class Arrivals {
  /** How long an arrival is kept at least, ms, unless too many came. */
  static final long KEPT_MILLIS = 60_000;

  /** How many are kept whatever their age: a slow source's gap shows only beside older ones. */
  static final int FEWEST = 32;

  /** How many are kept at most. */
  static final int MOST = 256;

  private static final int NUMBERS = 256;
  private static final int BIRTH = 256;
  private static final int CODES = 512;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private Arrivals() {}

  /**
   * One message's arrival.
   *
   * @param millis when it was received, ms since the epoch
   * @param sequence 0 to 255
   * @param birth whether the source began to count anew with it
   */
  public record Arrival(long millis, int sequence, boolean birth) {}

  /** A sign as one number; numbers are in the order of receipt. */
  public static long pack(SourceSign sign) {
    long millis = Math.floorDiv(sign.rx(), NANOS_PER_MILLI);
    return millis * CODES + (sign.birth() ? BIRTH : 0) + Math.floorMod(sign.sequence(), NUMBERS);
  }

  /** The arrivals that these numbers stand for, in the order of receipt. */
  public static List<Arrival> unpack(Collection<Long> packed) {
    return packed.stream()
        .sorted()
        .map(number -> {
          int code = (int) Math.floorMod(number, (long) CODES);
          return new Arrival(Math.floorDiv(number, (long) CODES), code % NUMBERS, code >= BIRTH);
        })
        .toList();
  }

  /** The numbers that need not be kept any more; none while there are only a few of them. */
  public static List<Long> outdated(Collection<Long> packed) {
    List<Long> newestFirst = packed.stream().sorted((a, b) -> Long.compare(b, a)).toList();
    if (newestFirst.size() <= FEWEST) {
      return List.of();
    }
    long from = newestFirst.getFirst() - KEPT_MILLIS * CODES;
    int kept = FEWEST;
    while (kept < Math.min(MOST, newestFirst.size()) && newestFirst.get(kept) >= from) {
      kept++;
    }
    // in portions, because each costs a write
    return newestFirst.size() - kept < FEWEST
        ? List.of()
        : newestFirst.subList(kept, newestFirst.size());
  }
}
