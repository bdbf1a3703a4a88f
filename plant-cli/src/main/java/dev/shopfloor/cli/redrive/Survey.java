package dev.shopfloor.cli.redrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * What lies in a queue, by its causes. It changes nothing but that each message was received once
 * more.
 */
public final class Survey {
  private static final int MOST_AT_ONCE = 10;

  private final Map<String, List<DeadLetter>> causes = new LinkedHashMap<>();
  private int seen;
  private int hidden;

  private Survey() {}

  /**
   * Messages of one cause.
   *
   * @param sample one of them
   * @param number how many there are
   * @param oldest when the oldest was first sent, ms since the epoch
   * @param newest when the newest was first sent, ms since the epoch
   * @param firstReceived when anybody first received one, ms since the epoch
   * @param mostReceives how often one of them was received
   * @param refused how many would be refused without --force
   */
  public record Cause(
      DeadLetter sample,
      int number,
      long oldest,
      long newest,
      long firstReceived,
      long mostReceives,
      int refused) {}

  /**
   * Looks at letters and shows them to everybody again.
   *
   * @param limit look at no more than so many
   */
  public static Survey of(DeadLetterSource source, int limit) {
    Survey survey = new Survey();
    Map<String, DeadLetter> letters = new LinkedHashMap<>();
    try {
      while (letters.size() < limit) {
        List<DeadLetter> received = source.receive(Math.min(MOST_AT_ONCE, limit - letters.size()));
        if (received.isEmpty()) {
          break;
        }
        received.forEach(letter -> letters.put(letter.id(), letter));
      }
    } finally {
      survey.hidden = source.release(List.copyOf(letters.values()));
    }
    survey.seen = letters.size();
    for (DeadLetter letter : letters.values()) {
      String key = letter.word() + ' ' + letter.cause();
      survey.causes.computeIfAbsent(key, first -> new ArrayList<>()).add(letter);
    }
    return survey;
  }

  /** Letters that were looked at. */
  public int seen() {
    return seen;
  }

  /** Letters that nobody sees for a while. */
  public int hidden() {
    return hidden;
  }

  /** The causes, the most frequent first. */
  public List<Cause> causes() {
    return causes.values().stream()
        .map(Survey::cause)
        .sorted((one, other) -> Integer.compare(other.number(), one.number()))
        .toList();
  }

  private static Cause cause(List<DeadLetter> letters) {
    return new Cause(
        letters.getFirst(),
        letters.size(),
        least(letters, DeadLetter::sentAt),
        times(letters, DeadLetter::sentAt).max().orElse(0),
        least(letters, DeadLetter::firstReceivedAt),
        times(letters, DeadLetter::receives).max().orElse(0),
        (int)
            letters.stream()
                .filter(each -> each.unusable() != null || each.redriven() >= Redrive.MOST_REDRIVES)
                .count());
  }

  private static long least(List<DeadLetter> letters, ToLongFunction<DeadLetter> time) {
    OptionalLong least = times(letters, time).min();
    return least.orElse(0);
  }

  private static LongStream times(List<DeadLetter> letters, ToLongFunction<DeadLetter> time) {
    return letters.stream().mapToLong(time).filter(millis -> millis > 0);
  }
}
