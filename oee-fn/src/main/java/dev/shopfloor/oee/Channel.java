package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import java.util.Comparator;

/**
 * What an observation is an observation of: one tag of one asset.
 *
 * @param role what the tag means
 * @param tag its canonical name
 * @param each whether every message counts by itself, also several of one instant, as long as their
 *     sequence numbers differ: increments of a count
 */
public record Channel(Role role, String tag, boolean each) implements Comparable<Channel> {
  private static final Comparator<Channel> ORDER =
      Comparator.comparing((Channel channel) -> channel.role().word())
          .thenComparing(Channel::tag)
          .thenComparing(Channel::each);

  /** A channel of which one value counts at an instant. */
  public Channel(Role role, String tag) {
    this(role, tag, false);
  }

  @Override
  public int compareTo(Channel other) {
    return ORDER.compare(this, other);
  }

  /** The place of an entry: what has the same place is the same fact. */
  public Slot slot(Entry entry) {
    return new Slot(entry.time(), each ? entry.sequence() : 0);
  }

  /**
   * A place in a channel.
   *
   * @param time ns since the epoch
   * @param sequence 0 where one value counts at an instant
   */
  public record Slot(long time, long sequence) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int order = Long.compare(time, other.time);
      return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }
  }
}
