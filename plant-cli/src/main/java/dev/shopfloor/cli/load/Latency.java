package dev.shopfloor.cli.load;

/**
 * Times from a message's scheduled send to an event, in milliseconds.
 *
 * @param count of the times
 * @param max the longest
 */
record Latency(long count, double p50, double p90, double p99, double p999, double max) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Latency of(LatencyHistogram times) {
    return new Latency(
        times.count(),
        times.percentile(0.5) / NANOS_PER_MILLI,
        times.percentile(0.9) / NANOS_PER_MILLI,
        times.percentile(0.99) / NANOS_PER_MILLI,
        times.percentile(0.999) / NANOS_PER_MILLI,
        times.max() / NANOS_PER_MILLI);
  }
}
