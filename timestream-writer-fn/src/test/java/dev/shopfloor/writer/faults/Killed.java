package dev.shopfloor.writer.faults;

/** The end of a process, at once: an error, so that nothing that handles failures handles it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  private final Step step;

  Killed(Step step) {
    super("killed at " + step, null, false, false);
    this.step = step;
  }

  Step step() {
    return step;
  }
}
