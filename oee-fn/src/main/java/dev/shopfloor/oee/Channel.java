package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import java.util.Comparator;

/**
 * What an observation is an observation of: one tag of one asset.
 *
 * @param role what the tag means
 * @param tag its canonical name
 */
public record Channel(Role role, String tag) implements Comparable<Channel> {
  private static final Comparator<Channel> ORDER =
      Comparator.comparing((Channel channel) -> channel.role().word()).thenComparing(Channel::tag);

  @Override
  public int compareTo(Channel other) {
    return ORDER.compare(this, other);
  }
}
