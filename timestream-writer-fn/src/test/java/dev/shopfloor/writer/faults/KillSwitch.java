package dev.shopfloor.writer.faults;

import org.jspecify.annotations.Nullable;

/**
 * Kills one invocation at one step, if it comes there. Only the thread that runs the invocation
 * dies; requests that other threads have under way go on, as they do in a network.
 */
final class KillSwitch {
  private final Thread invocation = Thread.currentThread();
  private final @Nullable Step at;
  private int passes;
  private boolean dead;
  private boolean thrown;

  /**
   * A switch for the invocation that the current thread runs.
   *
   * @param at the step; null for none
   * @param passes how often the step is passed before
   */
  KillSwitch(@Nullable Step at, int passes) {
    this.at = at;
    this.passes = passes;
  }

  /** Dies here, if this is the step or the process is dead already. */
  synchronized void step(Step step) {
    if (Thread.currentThread() != invocation) {
      return;
    }
    if (dead || isDue(step)) {
      dead = true;
      thrown = true;
      throw new Killed(at == null ? step : at);
    }
  }

  /** Whether the process dies with this request, which the caller must then treat so. */
  synchronized @Nullable Step request() {
    if (at == null || !at.ofRequest() || dead || !isDue(at)) {
      return null;
    }
    dead = true;
    return at;
  }

  /** Whether the process was told to die and went on. */
  synchronized boolean survived() {
    return thrown;
  }

  /** The step that the process should have died at and did not come to; null when it died. */
  synchronized @Nullable Step missed() {
    return dead ? null : at;
  }

  private boolean isDue(Step step) {
    return step == at && passes-- == 0;
  }
}
