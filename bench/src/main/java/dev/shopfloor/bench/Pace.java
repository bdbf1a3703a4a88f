package dev.shopfloor.bench;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
public enum Pace {
  /** All of it within ten minutes on two cores. */
  QUICK(
      new Effort(1, 3, 5, 500),
      new Effort(1, 5, 4, 300),
      new Effort(1, 10, 7, 500),
      new Effort(1, 1, 3, 10)),
  /** For numbers that are quoted. */
  FULL(
      new Effort(2, 5, 8, 2_000),
      new Effort(1, 5, 6, 1_000),
      new Effort(3, 5, 8, 2_000),
      new Effort(1, 3, 8, 10));

  private final Effort effort;
  private final Effort brief;
  private final Effort careful;
  private final Effort few;

  Pace(Effort effort, Effort brief, Effort careful, Effort few) {
    this.effort = effort;
    this.brief = brief;
    this.careful = careful;
    this.few = few;
  }

  /** What a row is worth. */
  Effort effort() {
    return effort;
  }

  /** What each of many rows is worth that stand side by side. */
  Effort brief() {
    return brief;
  }

  /** What a row is worth that is quoted, of much code that the compiler has to warm up to. */
  Effort careful() {
    return careful;
  }

  /** What takes seconds each time is worth; its set-up has warmed it up. */
  Effort few() {
    return few;
  }

  /**
   * How long JMH runs one benchmark.
   *
   * @param forks JVMs, one after the other
   * @param warmups iterations of each that do not count
   * @param iterations those that do
   * @param millis of each iteration
   */
  record Effort(int forks, int warmups, int iterations, long millis) {
    TimeValue time() {
      return TimeValue.milliseconds(millis);
    }
  }
}
