package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/**
 * Where workers agree on who signs in: a lease, and what came of the last sign-in. All methods
 * throw when it is away.
 */
public interface SignInBoard {
  /**
   * What came of the last sign-in.
   *
   * @param version of the last token that was given; 0 before the first
   * @param failure why no worker signs in for a while; null when one may
   */
  record State(long version, @Nullable Failure failure) {
    /** Nobody has signed in. */
    public static final State NEW = new State(0, null);
  }

  /**
   * A sign-in that failed.
   *
   * @param until before which nobody tries again, ns since the epoch
   * @param refusedSecret the version of the secret that was refused, with another one anybody may
   *     try; null when it failed for another reason
   * @param why what happened, without secrets
   */
  record Failure(long until, @Nullable String refusedSecret, String why) {}

  /** The present state; {@link State#NEW} before the first write. */
  State read();

  /**
   * Takes the lease, if nobody has it.
   *
   * @param lease names who takes it
   * @return the present state; null when another worker has it
   */
  @Nullable State take(String lease, long now, long until);

  /** Writes the state and gives the lease back, if it is still this one; else does nothing. */
  void giveBack(String lease, State after);
}
