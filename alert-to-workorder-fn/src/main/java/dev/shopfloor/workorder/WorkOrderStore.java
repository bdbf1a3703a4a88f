package dev.shopfloor.workorder;

import static java.util.Objects.requireNonNull;

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
   * @param urgency how soon it is to be worked where much waits; a problem keeps the most urgent of
   *     what waits
   * @param now the present, ns since the epoch
   * @return false when an occurrence of this event id was kept before
   */
  boolean accept(Occurrence occurrence, Priority urgency, long now);

  /** Keeps an occurrence that may wait for everything else. */
  default boolean accept(Occurrence occurrence, long now) {
    return accept(occurrence, Priority.P4, now);
  }

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
   * @throws LeaseLostException when another holds the lease; then nothing was written
   */
  void save(Held held, Work work);

  /**
   * Writes a state and what belongs to it; keeps the beginning whose order was refused.
   *
   * @param done the occurrence that is worked now; null for none
   * @param audits to be added
   * @throws LeaseLostException when another holds the lease; then nothing was written
   */
  default void save(
      Held held, WorkOrderState state, @Nullable Occurrence done, List<Audit> audits) {
    Occurrence.Raised kept =
        state.phase() == Phase.FAILED && done instanceof Occurrence.Raised raised ? raised : null;
    save(held, new Work(state, done == null ? List.of() : List.of(done), audits, kept));
  }

  /** The beginning that was kept last: of a refused order, or one that waits; null for none. */
  Occurrence.@Nullable Raised kept(String key);

  /**
   * Takes room for an order in all these budgets, or in none.
   *
   * @param marker of the order; one that has room already keeps it
   * @param scopes the budgets
   * @param now the present, ns since the epoch
   * @return whether there was room
   */
  boolean admit(String marker, List<Scope> scopes, long now);

  /**
   * Gives the lease back and takes the problem off the outbox, unless more has come in since. It
   * comes back when its state wants to be woken; a refused order is listed by {@link #failed}.
   *
   * @param state as it was saved last
   * @return null when done; else what is held now, with more to do
   * @throws LeaseLostException when another holds the lease
   */
  @Nullable Held release(Held held, WorkOrderState state);

  /**
   * Gives the lease back and leaves the problem on the outbox.
   *
   * @param retryAt not to be worked before, ns since the epoch
   * @throws LeaseLostException when another holds the lease
   */
  void later(Held held, long retryAt);

  /** Problems on the outbox that are due, the most urgent first, looks last, at most so many. */
  List<Due> due(long now, int most);

  /** Orders that the maintenance system has refused, the oldest refusal first, at most so many. */
  List<Failed> failed(int most);

  /**
   * Puts a refused order back on the outbox.
   *
   * @param now the present, ns since the epoch
   * @return false when the order is not FAILED
   */
  boolean replay(String key, long now);

  /** What is known of a problem, without its lease: it may change at once; null for nothing. */
  @Nullable Known known(String key);

  /** The last change that was read back, by the maintenance system's clock, ns; 0 for none. */
  long readBackTo();

  /** Moves that forward; an earlier time than is kept changes nothing. */
  void readBackTo(long at);

  /**
   * What is written in one step.
   *
   * @param state the problem's
   * @param done the occurrences that are worked now, 60 at most
   * @param audits to be added, 30 at most
   * @param kept the beginning to be kept instead of the one before; null to leave that
   */
  record Work(
      WorkOrderState state,
      List<Occurrence> done,
      List<Audit> audits,
      Occurrence.@Nullable Raised kept) {
    /** Copies the lists. */
    public Work {
      done = List.copyOf(done);
      audits = List.copyOf(audits);
    }
  }

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
   * @param urgency of the most urgent of what waits
   * @param since when the oldest of it was accepted, ns since the epoch
   * @param look whether nothing has happened, and its order is only to be looked at
   * @param failures how many attempts have failed in a row
   */
  record Due(String key, AssetKey asset, Priority urgency, long since, boolean look, int failures) {
    /** Something has happened, and was not tried in vain. */
    public Due(String key, AssetKey asset, Priority urgency, long since) {
      this(key, asset, urgency, since, false, 0);
    }
  }

  /**
   * An order that the maintenance system has refused.
   *
   * @param key the problem
   * @param asset its asset
   * @param generation which of its orders
   * @param severity of the problem
   * @param why the system's own words
   * @param at when it was refused, ns since the epoch
   */
  record Failed(
      String key, AssetKey asset, int generation, Severity severity, String why, long at) {
    /** What a state that is FAILED says. */
    public static Failed of(String key, Known known) {
      WorkOrderState state = known.state();
      WorkOrderState.Refusal refusal =
          requireNonNull(state.attempts().refusal(), "a FAILED order was refused");
      return new Failed(
          key,
          known.asset(),
          state.generation(),
          requireNonNull(state.severity(), "a FAILED order has a severity"),
          refusal.words(),
          refusal.at());
    }
  }

  /** Another worker holds the lease. */
  final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The lease of this problem. */
    public LeaseLostException(String key) {
      super("the lease of " + key + " has gone to another worker");
    }
  }
}
