package dev.shopfloor.cli.load;

/** What the measurements of the load's machines measure, by turns. */
enum Quantity {
  TEMPERATURE("temperature", "{unit: °C, sent: °F, range: [-50, 400]}", 120, 220),
  PRESSURE("pressure", "{unit: barg, sent: psig, range: [-1, 400]}", 30, 90),
  FLOW("flow", "{unit: L/min, sent: m3/h}", 1, 6),
  SPEED("speed", "{unit: rpm, range: [0, 20000]}", 800, 12_000),
  FORCE("force", "{unit: kN, sent: N}", 5_000, 90_000),
  CURRENT("current", "{unit: A}", 2, 60),
  LOAD("load", "\"%\"", 5, 95);

  private final String word;
  private final String yaml;
  private final double low;
  private final double high;

  Quantity(String word, String yaml, double low, double high) {
    this.word = word;
    this.yaml = yaml;
    this.low = low;
    this.high = high;
  }

  /** What a tag measures. */
  static Quantity of(int tag) {
    return values()[tag % values().length];
  }

  /** The begin of its tags' names. */
  String word() {
    return word;
  }

  /** Its tags in a plant file. */
  String yaml() {
    return yaml;
  }

  /**
   * A value as it is sent.
   *
   * @param share 0 to 1
   */
  double value(double share) {
    return low + (high - low) * share;
  }
}
