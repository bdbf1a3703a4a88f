package dev.shopfloor.cli.cmms;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Tells each step of a self-test in one line, with its time, and what to mend. */
final class SelfTestReport {
  private static final double SECOND = 1e9;

  private final PrintWriter out;
  private final LongSupplier clock;
  private final List<String> unproved = new ArrayList<>();
  private int failures;
  private long begun;

  SelfTestReport(PrintWriter out, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Begins a step. */
  void begin() {
    begun = clock.getAsLong();
  }

  void ok(String step, String what) {
    line("ok", step, what);
  }

  /**
   * A step that failed.
   *
   * @param mend what the user can do
   */
  void failed(String step, String what, String mend) {
    failures++;
    line("FAILED", step, what);
    out.printf("                         mend: %s%n", mend);
  }

  /** What could not be seen; neither proved nor wrong. */
  void unproved(String what) {
    unproved.add(what);
  }

  void say(String text) {
    out.println(text);
  }

  boolean passed() {
    return failures == 0;
  }

  /** Prints what nobody has proved, and the result. */
  void end() {
    if (!unproved.isEmpty()) {
      out.println("Not proved:");
      unproved.forEach(each -> out.println("  " + each));
    }
    out.println(
        failures == 0
            ? "The profile works on this system."
            : "The profile does NOT work on this system; steps that failed: " + failures);
    out.flush();
  }

  private void line(String result, String step, String what) {
    double seconds = (clock.getAsLong() - begun) / SECOND;
    out.printf("  %-6s %6.1f s  %-9s %s%n", result, seconds, step, what);
    out.flush();
  }
}
