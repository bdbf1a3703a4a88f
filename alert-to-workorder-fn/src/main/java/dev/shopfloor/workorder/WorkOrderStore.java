package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outbox: what has happened and is still to be worked, the state of each problem, the audit.
 *
 * <p>Each method is one atomic step: it happens wholly or not at all. All of them throw a {@link
 * RuntimeException} when the store cannot be reached; it is then open whether the step happened.
 */
public interface WorkOrderStore {
  /**
   * Keeps an occurrence and puts its problem on the outbox.
   *
   * @param now the present, ns since the epoch
   * @return false when an occurrence of this event id was kept before
   */
  boolean accept(Occurrence occurrence, long now);

  /**
   * Takes the lease of a problem that is on the outbox and due.
   *
   * @param token names the new holder, unique
   * @param until when the lease ends, ns since the epoch
   * @return null when another holds it, or nothing is to be done now
   */
  @Nullable Held take(String key, String token, long now, long until);

  /** The problem's occurrences that are still to be worked, by event time, at most so many. */
  List<Occurrence> waiting(String key, int most);

  /**
   * Writes a state and what belongs to it in one step.
   *
   * @param done the occurrence that is worked now; null for none
   * @param audits to be added
   * @throws LeaseLostException when another holds the lease; then nothing was written
   */
  void save(Held held, WorkOrderState state, @Nullable Occurrence done, List<Audit> audits);

  /**
   * Gives the lease back and takes the problem off the outbox, unless more has come in since.
   *
   * @param wakeAt when it is to be worked again although nothing new happens; 0 for never
   * @return null when done; else what is held now, with more to do
   * @throws LeaseLostException when another holds the lease
   */
  @Nullable Held release(Held held, long wakeAt);

  /**
   * Gives the lease back and leaves the problem on the outbox.
   *
   * @param retryAt not to be worked before, ns since the epoch
   * @throws LeaseLostException when another holds the lease
   */
  void later(Held held, long retryAt);

  /** Problems on the outbox that are due, the longest waiting first, at most so many. */
  List<Due> due(long now, int most);

  /** What is known of a problem, without its lease: it may change at once; null for nothing. */
  @Nullable Known known(String key);

  /** The last change that was read back, by the maintenance system's clock, ns; 0 for none. */
  long readBackTo();

  /** Moves that forward; an earlier time than is kept changes nothing. */
  void readBackTo(long at);

  /**
   * A problem as it stands.
   *
   * @param asset its asset
   * @param state its state
   */
  record Known(AssetKey asset, WorkOrderState state) {}

  /**
   * A problem whose lease is held.
   *
   * @param key the problem
   * @param token the holder
   * @param asset its asset
   * @param accepted how many occurrences had been accepted when it was last looked at
   * @param until when the lease ends, ns since the epoch
   * @param state the problem's state at that time
   */
  record Held(
      String key, String token, AssetKey asset, long accepted, long until, WorkOrderState state) {}

  /**
   * A problem on the outbox.
   *
   * @param key the problem
   * @param asset its asset
   * @param severity of what waits
   * @param since when the oldest of it was accepted, ns since the epoch
   */
  record Due(String key, AssetKey asset, Severity severity, long since) {}

  /** Another worker holds the lease. */
  final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The lease of this problem. */
    public LeaseLostException(String key) {
      super("the lease of " + key + " has gone to another worker");
    }
  }
}
