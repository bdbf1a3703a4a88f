package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * What ticks remember of an asset from one to the next.
 *
 * @param lastTick the newest tick done, ns since the epoch; {@link #NEVER} before the first
 * @param window the window that is open; null before the first tick
 * @param announced the fault that was announced and has not been told to have ended; null when none
 * @param sealedTo observations before this instant (ns) are late: writing them drops the checkpoint
 * @param sealedAt the tick that set {@code sealedTo}, ns since the epoch
 * @param lateCount how many late writes there were; a checkpoint of another count is not to be used
 * @param dirtyFrom no late write since ticks last went through them all concerns an instant before
 *     this one (ns); {@link #NOTHING} when there was none
 * @param recheckFrom closed windows that end after this instant (ns) have to be folded once more;
 *     {@link #NOTHING} when none has to
 */
public record Head(
    long lastTick,
    @Nullable ShiftWindow window,
    @Nullable FaultStop announced,
    long sealedTo,
    long sealedAt,
    long lateCount,
    long dirtyFrom,
    long recheckFrom) {
  /** Before the first tick. */
  public static final long NEVER = Long.MIN_VALUE;

  /** No instant at all. */
  public static final long NOTHING = Long.MAX_VALUE;

  /** An asset that no tick has seen. */
  public static final Head NEW = new Head(NEVER, null, null, NEVER, NEVER, 0, NOTHING, NOTHING);
}
