package dev.shopfloor.cli.redrive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of all that a redrive took. */
public final class RedriveAccount {
  /** The ends that a letter can come to. */
  public enum End {
    /** Its stage, or the queue of its stage, has it. */
    MOVED,
    /** It was tried in vain, and is where it was. */
    FAILED,
    /** It was not tried, and is where it was. */
    LEFT,
    /** It must not be moved, and is where it was. */
    REFUSED;

    /** The end as a word. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A letter that was not moved.
   *
   * @param why one sentence
   */
  public record Stayed(DeadLetter letter, End end, String why) {}

  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private final List<Stayed> stayed = new ArrayList<>();
  private int taken;
  private int undeleted;
  private int hidden;
  private @Nullable String stopped;

  void take(int letters) {
    taken += letters;
  }

  void moved(int letters) {
    ends.merge(End.MOVED, letters, Integer::sum);
  }

  void stays(DeadLetter letter, End end, String why) {
    ends.merge(end, 1, Integer::sum);
    stayed.add(new Stayed(letter, end, why));
  }

  void undeleted(int letters) {
    undeleted += letters;
  }

  void hidden(int letters) {
    hidden += letters;
  }

  void stop(String why) {
    if (stopped == null) {
      stopped = why;
    }
  }

  /** Letters that were received. */
  public int taken() {
    return taken;
  }

  /** How many came to this end. */
  public int count(End end) {
    return ends.getOrDefault(end, 0);
  }

  /** Those that were not moved, in the order in which they were received. */
  public List<Stayed> stayed() {
    return List.copyOf(stayed);
  }

  /** Letters that were moved and could not be deleted: they will be moved once more. */
  public int undeleted() {
    return undeleted;
  }

  /** Letters that nobody sees for a while. */
  public int hidden() {
    return hidden;
  }

  /** Why it ended before the last one; null when it did not. */
  public @Nullable String stopped() {
    return stopped;
  }

  /** Whether each letter came to one end. */
  public boolean addsUp() {
    return taken == ends.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether all that was taken was moved, and is where it was no more. */
  public boolean clean() {
    return addsUp() && stopped == null && undeleted == 0 && taken == count(End.MOVED);
  }
}
