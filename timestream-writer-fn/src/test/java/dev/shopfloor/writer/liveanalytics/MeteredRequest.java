package dev.shopfloor.writer.liveanalytics;

/**
 * A request whose records were taken, and what it costs. A record that is rejected is metered with
 * its request, because no page says that it is not.
 *
 * @param records in it
 * @param bytes by AWS's metering rule
 * @param repeatedKeys records whose key another one before it in the same request has. No page says
 *     in which order the service takes those
 */
public record MeteredRequest(int records, long bytes, int repeatedKeys) {
  /** The units charged. */
  public long kib() {
    return Metering.kib(bytes);
  }
}
