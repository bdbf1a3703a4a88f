package dev.shopfloor.oee;

/** Rounds parts so that they still add up to the rounded whole; each is off by less than 1 ms. */
final class Millis {
  private static final long NANOS = 1_000_000;
  private long nanosBefore;

  long next(long nanos) {
    long before = round(nanosBefore);
    nanosBefore += nanos;
    return round(nanosBefore) - before;
  }

  private static long round(long nanos) {
    return (nanos + NANOS / 2) / NANOS;
  }
}
