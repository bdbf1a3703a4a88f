package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * What is still to be done about closed shifts.
 *
 * @param provisionalFrom no closed shift that is not final yet starts before this instant (ns);
 *     {@link Head#NOTHING} when all are final
 * @param unlockedFrom all closed shifts that start before this instant (ns) are known to be locked;
 *     {@link Head#NOTHING} before the first shift was closed
 * @param pending final shifts that have to be folded again; null when none has to
 */
public record Aftermath(long provisionalFrom, long unlockedFrom, @Nullable Pending pending) {
  /** Nothing has been closed yet. */
  public static final Aftermath NONE = new Aftermath(Head.NOTHING, Head.NOTHING, null);

  /** Whether neither a final result nor a restatement is to come without new data. */
  public boolean settled() {
    return provisionalFrom == Head.NOTHING && pending == null;
  }
}
