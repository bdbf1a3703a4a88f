package dev.shopfloor.model;

import java.time.Instant;

/** Times as the contracts carry them: integers of nanoseconds since the epoch, UTC. */
public final class Nanos {
  private Nanos() {}

  /** The instant of any such time, also before the epoch. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
