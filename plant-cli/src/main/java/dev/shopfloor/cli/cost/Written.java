package dev.shopfloor.cli.cost;

/**
 * What goes to a store.
 *
 * @param records rows or lines
 * @param lineBytes of line protocol
 * @param zippedBytes of it, as it is sent
 * @param charged writes of 1 KiB; only LiveAnalytics
 * @param requests only LiveAnalytics
 * @param quarantineWrites units of QuarantineTable for what the store's form refuses
 */
record Written(
    double records,
    double lineBytes,
    double zippedBytes,
    double charged,
    double requests,
    double quarantineWrites) {
  /** So many times as much. */
  Written times(double factor) {
    return new Written(
        records * factor,
        lineBytes * factor,
        zippedBytes * factor,
        charged * factor,
        requests * factor,
        quarantineWrites * factor);
  }

  /** Both. */
  Written plus(Written other) {
    return new Written(
        records + other.records,
        lineBytes + other.lineBytes,
        zippedBytes + other.zippedBytes,
        charged + other.charged,
        requests + other.requests,
        quarantineWrites + other.quarantineWrites);
  }
}
