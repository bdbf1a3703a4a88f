package dev.shopfloor.cli.local;

import java.time.Duration;

/** Told how the start goes on; called from several threads. */
public interface Progress {
  /** A part begins to start. */
  void starting(String part);

  /** A part is up. */
  void started(String part, Duration took);

  /** Says nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void starting(String part) {}

      @Override
      public void started(String part, Duration took) {}
    };
  }
}
