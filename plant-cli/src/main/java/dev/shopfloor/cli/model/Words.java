package dev.shopfloor.cli.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the plant file, and which one was meant. */
final class Words {
  private static final int MOST_LISTED = 12;

  private Words() {}

  /** The candidate that differs by the fewest letters, if few enough to be a slip. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    int most = Math.clamp(word.length() / 3, 1, 3);
    String lower = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)) <= most)
        .min(
            Comparator.<String>comparingInt(
                    candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                .thenComparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Constants by their words in the plant file: PER_RUN is {@code per-run}. */
  static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .collect(
            Collectors.toUnmodifiableMap(
                each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each -> each));
  }

  /** {@code did you mean "x"?}, or the list of what may stand there. */
  static String mend(String word, Collection<String> candidates) {
    return nearest(word, candidates)
        .map(nearest -> "did you mean \"" + nearest + "\"?")
        .orElseGet(() ->
            "it can be "
                + String.join(", ", candidates.stream().sorted().limit(MOST_LISTED).toList())
                + (candidates.size() > MOST_LISTED ? ", ..." : ""));
  }

  /** Letters to change, add, leave out or swap with their neighbour. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3 || a.length() > 100) {
      return Integer.MAX_VALUE;
    }
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : step(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int step(int[][] table, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(table[i - 1][j - 1] + change, Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}
