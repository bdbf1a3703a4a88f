package dev.shopfloor.oee;

import dev.shopfloor.plant.OeeSpec;
import org.jspecify.annotations.Nullable;

/**
 * Follows one asset's state through time: what is held, for how long it may be held without a sign
 * of life, and whether a new state lasts long enough to count. Tells each piece of time once, in
 * order.
 */
final class StateTrack {
  private Held held;
  private long heldSince;
  private @Nullable Held pending;
  private long pendingSince;
  private long toldUntil;
  private long heardAt;

  /**
   * Starts at an instant.
   *
   * @param from ns since the epoch; time before it is not told
   * @param heardAt the last sign of life; anything when nothing is held
   */
  StateTrack(Held held, long from, long heardAt) {
    this.held = held;
    this.heldSince = from;
    this.toldUntil = from;
    this.heardAt = heardAt;
  }

  private StateTrack(StateTrack other) {
    held = other.held;
    heldSince = other.heldSince;
    pending = other.pending;
    pendingSince = other.pendingSince;
    toldUntil = other.toldUntil;
    heardAt = other.heardAt;
  }

  StateTrack copy() {
    return new StateTrack(this);
  }

  /** Takes pieces of time. */
  @FunctionalInterface
  interface Pieces {
    /** The asset was in this state; from is below to, and where the last piece ended. */
    void add(Held state, long from, long to);
  }

  /** Lets time pass until {@code to}; a state that is not yet old enough to count waits. */
  void advance(long to, OeeSpec policy, Pieces pieces) {
    if (pending != null && to - pendingSince >= policy.debounce()) {
      held = pending;
      heldSince = pendingSince;
      pending = null;
    }
    if (pending == null) {
      tell(to, policy, pieces);
    }
  }

  /** Ends the time told at {@code to}: what waits counts as the state before it. */
  void finish(long to, OeeSpec policy, Pieces pieces) {
    advance(to, policy, pieces);
    tell(to, policy, pieces);
  }

  /** A sign of life, after time has been advanced to it. */
  void heard(long at) {
    heardAt = Math.max(heardAt, at);
  }

  /** The asset enters a state, after time has been advanced to that instant. */
  void enter(Held state, long at, OeeSpec policy, Pieces pieces) {
    heard(at);
    if (pending != null) {
      if (pending.equals(state)) {
        return;
      }
      pending = null;
      tell(at, policy, pieces);
    }
    if (held.equals(state)) {
      return;
    }
    if (policy.debounce() > 0 && !held.equals(Held.NONE)) {
      pending = state;
      pendingSince = at;
    } else {
      held = state;
      heldSince = at;
    }
  }

  private void tell(long to, OeeSpec policy, Pieces pieces) {
    if (to <= toldUntil) {
      return;
    }
    long limit = policy.staleAfter();
    long staleFrom =
        limit == 0 || held.equals(Held.NONE)
            ? to
            : Math.clamp(saturatedSum(heardAt, limit), toldUntil, to);
    if (staleFrom > toldUntil) {
      pieces.add(held, toldUntil, staleFrom);
    }
    if (to > staleFrom) {
      pieces.add(Held.STALE, staleFrom, to);
    }
    toldUntil = to;
  }

  private static long saturatedSum(long time, long span) {
    return time > Long.MAX_VALUE - span ? Long.MAX_VALUE : time + span;
  }

  /** The newest state seen, whether or not it has lasted long enough to count. */
  Held newest() {
    return pending == null ? held : pending;
  }

  Held held() {
    return held;
  }

  /** Since when the state is held, ns; the track's start when it came from before. */
  long heldSince() {
    return heldSince;
  }

  @Nullable Held pending() {
    return pending;
  }

  long pendingSince() {
    return pendingSince;
  }

  long toldUntil() {
    return toldUntil;
  }

  long heardAt() {
    return heardAt;
  }

  /** Sets since when the state is held, when a checkpoint is read. */
  void restoreSince(long since) {
    heldSince = since;
  }

  /** Sets the state that waits, when a checkpoint is read. */
  void restorePending(Held state, long since) {
    pending = state;
    pendingSince = since;
  }
}
