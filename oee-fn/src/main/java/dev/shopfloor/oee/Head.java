package dev.shopfloor.oee;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ticks remember of an asset from one to the next.
 *
 * @param lastTick the newest tick done, ns since the epoch; {@link #NEVER} before the first
 * @param window the window that is open; null before the first tick
 * @param announced the fault that was announced and has not been told to have ended; null when none
 * @param sealedTo observations before this instant (ns) are late: writing them leaves a mark
 * @param sealedAt the tick that set {@code sealedTo}, ns since the epoch
 * @param lateCount how many late writes there were
 * @param dirtyFrom no late write since ticks last went through them all concerns an instant before
 *     this one (ns); {@link #NOTHING} when there was none
 * @param checkpoints those that may be used, in the order of time
 * @param unsent versions that are stored and may not have been told yet
 * @param closed what is still to be done about closed shifts
 * @param target on which side of its target the open shift is; null when nothing is known
 * @param basis the plant model and the arithmetic that the last tick used; empty before the first
 */
public record Head(
    long lastTick,
    @Nullable ShiftWindow window,
    @Nullable FaultStop announced,
    long sealedTo,
    long sealedAt,
    long lateCount,
    long dirtyFrom,
    List<Kept> checkpoints,
    Set<Mark> unsent,
    Aftermath closed,
    @Nullable TargetSide target,
    String basis) {
  /** Before the first tick. */
  public static final long NEVER = Long.MIN_VALUE;

  /** No instant at all. */
  public static final long NOTHING = Long.MAX_VALUE;

  /** An asset that no tick has seen. */
  public static final Head NEW =
      new Head(
          NEVER,
          null,
          null,
          NEVER,
          NEVER,
          0,
          NOTHING,
          List.of(),
          Set.of(),
          Aftermath.NONE,
          null,
          "");

  /** Copies the collections. */
  public Head {
    checkpoints = List.copyOf(checkpoints);
    unsent = Set.copyOf(unsent);
  }

  /**
   * A checkpoint that may be used.
   *
   * @param position up to where it has folded, ns since the epoch
   * @param lateCount how many late writes there were when it was made; names its text, together
   *     with the position
   */
  public record Kept(long position, long lateCount) {}

  /**
   * Names a version of a shift.
   *
   * @param start of the shift, ns since the epoch
   * @param version 0 or more
   */
  public record Mark(long start, int version) {}

  /** The head of an asset whose late writes are these. */
  public Head withLate(long count, long from) {
    return new Head(
        lastTick,
        window,
        announced,
        sealedTo,
        sealedAt,
        count,
        from,
        checkpoints,
        unsent,
        closed,
        target,
        basis);
  }

  /** The head of an asset with these versions to be told. */
  public Head withUnsent(Set<Mark> marks) {
    return new Head(
        lastTick,
        window,
        announced,
        sealedTo,
        sealedAt,
        lateCount,
        dirtyFrom,
        checkpoints,
        marks,
        closed,
        target,
        basis);
  }
}
