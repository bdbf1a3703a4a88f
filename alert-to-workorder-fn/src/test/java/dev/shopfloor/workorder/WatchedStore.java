package dev.shopfloor.workorder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outbox in memory, counting what the table would bill. */
final class WatchedStore extends MemoryStore {
  /** Steps that write, also those that are refused. */
  int writes;

  /** Whether the table takes no occurrences. */
  boolean refusing;

  /** After how many steps that write the worker dies; 0 for never. */
  int diesAfter;

  @Override
  public synchronized boolean accept(Occurrence occurrence, Priority urgency, long now) {
    writes++;
    if (refusing) {
      throw new IllegalStateException("the table is away");
    }
    return lived(super.accept(occurrence, urgency, now));
  }

  @Override
  public synchronized void save(Held held, Work work) {
    super.save(held, work);
    lived(true);
  }

  @Override
  public synchronized boolean admit(String marker, List<Scope> scopes, long now) {
    return lived(super.admit(marker, scopes, now));
  }

  @Override
  public synchronized @Nullable Held release(Held held, WorkOrderState state) {
    Held more = super.release(held, state);
    lived(true);
    return more;
  }

  @Override
  public synchronized void later(Held held, long retryAt) {
    super.later(held, retryAt);
    lived(true);
  }

  private boolean lived(boolean answer) {
    if (diesAfter > 0 && --diesAfter == 0) {
      throw new Died();
    }
    return answer;
  }

  /** What no worker survives. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public synchronized @Nullable Held take(String key, String token, long now, long until) {
    writes++;
    return super.take(key, token, now, until);
  }

  @Override
  public synchronized void readBackTo(long at) {
    writes++;
    super.readBackTo(at);
  }
}
