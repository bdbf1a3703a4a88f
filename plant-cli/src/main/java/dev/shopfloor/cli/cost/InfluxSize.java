package dev.shopfloor.cli.cost;

/**
 * An instance of Timestream for InfluxDB by the points that it takes: AWS's profiles as
 * docs/operations.md reads them. Prices grow in step with its vCPUs.
 *
 * @param type such as {@code db.influx.large}
 * @param mediums how many times the price of db.influx.medium
 */
record InfluxSize(String type, int mediums) {
  /** What comes with the instance, GiB. */
  static final int FIRST_GIB = 20;

  private static final double MEDIUM = 200;
  private static final double LARGE = 2_000;
  private static final double XLARGE = 10_000;
  private static final double TWICE = 25_000;
  private static final double FOUR_TIMES = 60_000;
  private static final double EIGHT_TIMES = 150_000;
  private static final double TWELVE_TIMES = 250_000;
  private static final double SIXTEEN_TIMES = 400_000;

  /** The smallest for so many points a second. */
  static InfluxSize of(double perSecond) {
    if (perSecond <= MEDIUM) {
      return new InfluxSize("db.influx.medium", 1);
    }
    if (perSecond <= LARGE) {
      return new InfluxSize("db.influx.large", 2);
    }
    if (perSecond <= XLARGE) {
      return new InfluxSize("db.influx.xlarge", 4);
    }
    int times =
        perSecond <= TWICE
            ? 2
            : perSecond <= FOUR_TIMES
                ? 4
                : perSecond <= EIGHT_TIMES
                    ? 8
                    : perSecond <= TWELVE_TIMES ? 12 : perSecond <= SIXTEEN_TIMES ? 16 : 24;
    return new InfluxSize("db.influx." + times + "xlarge", 4 * times);
  }
}
