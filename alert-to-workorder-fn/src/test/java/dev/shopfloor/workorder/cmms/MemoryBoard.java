package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** A board in memory with the real one's conditions. */
public final class MemoryBoard implements SignInBoard {
  State state = State.NEW;
  private @Nullable String holder;
  private long heldUntil;

  @Override
  public synchronized State read() {
    return state;
  }

  @Override
  public synchronized @Nullable State take(String lease, long now, long until) {
    if (holder != null && !holder.equals(lease) && heldUntil > now) {
      return null;
    }
    holder = lease;
    heldUntil = until;
    return state;
  }

  /** Whether somebody has the lease. */
  synchronized boolean taken() {
    return holder != null;
  }

  @Override
  public synchronized void giveBack(String lease, State after) {
    if (lease.equals(holder)) {
      holder = null;
      state = after;
    }
  }
}
