package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.util.Comparator;

/**
 * What one channel said at one instant.
 *
 * @param time event time, ns since the epoch
 * @param sequence the source's sequence number, or {@link dev.shopfloor.model.Point#NO_SEQUENCE}
 * @param rank how late this stands among values of the same instant, 0 to 7: running before
 *     stopping, stopping before going away; see {@link ClassRank}
 * @param value what it said
 * @param quality how far to trust it
 */
public record Entry(long time, long sequence, int rank, Value value, Quality quality)
    implements Comparable<Entry> {
  /**
   * The order of the contract: time, sequence, class rank, hash of the value; then the value itself
   * and the quality, so that only equal entries compare as equal and arrival never breaks a tie.
   */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::time)
          .thenComparingLong(Entry::sequence)
          .thenComparingInt(Entry::rank)
          .thenComparingLong(entry -> hash(entry.value()))
          .thenComparing(entry -> canonical(entry.value()))
          .thenComparing(Entry::quality);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The greatest rank. */
  public static final int MAX_RANK = 7;

  /** Refuses a rank that the stored form could not hold. */
  public Entry {
    if (rank < 0 || rank > MAX_RANK) {
      throw new IllegalArgumentException("a class rank is 0 to 7, not " + rank);
    }
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }

  /** Of two entries the one that counts. */
  static Entry later(Entry one, Entry other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String canonical(Value value) {
    return switch (value) {
      case Value.Text(String text) -> "t" + text;
      case Value.Whole(long whole) -> "w" + whole;
      case Value.Real(double real) -> "r" + real;
      case Value.Truth(boolean truth) -> "b" + truth;
      case Value.Absent absent -> "";
    };
  }

  private static long hash(Value value) {
    String text = canonical(value);
    long hash = FNV_OFFSET;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * FNV_PRIME;
    }
    return hash;
  }
}
