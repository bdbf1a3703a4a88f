package dev.shopfloor.cli.run;

import java.time.Instant;

/** A plant that can be fed and whose time passes only when told so. */
public interface ReplayTarget {
  /** Gives one message to the plant's broker; may return before the plant has taken it. */
  void publish(MessageLine message);

  /**
   * Lets the plant finish all it has been given, moves its clock, fires what is scheduled for that
   * minute and lets it finish again.
   */
  void tick(Instant time);

  /** The same at the instant of the last message, wherever in its minute that lies. */
  void lastTick(Instant end);
}
