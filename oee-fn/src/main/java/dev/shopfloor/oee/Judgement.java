package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;
import java.util.Arrays;

/**
 * The class of what an asset does at an instant, calendar aside, and why.
 *
 * @param timeClass the class
 * @param rule why
 */
record Judgement(TimeClass timeClass, Rule rule) {
  private static final Judgement[][] ALL = new Judgement[TimeClass.values().length][];

  static {
    for (TimeClass timeClass : TimeClass.values()) {
      ALL[timeClass.ordinal()] =
          Arrays.stream(Rule.values())
              .map(rule -> new Judgement(timeClass, rule))
              .toArray(Judgement[]::new);
    }
  }

  /** The one of this kind. */
  static Judgement of(TimeClass timeClass, Rule rule) {
    return ALL[timeClass.ordinal()][rule.ordinal()];
  }

  /** Why time has its class. */
  enum Rule {
    /** The state profile says so. */
    PROFILE,
    /** The mode says so, whatever the state. */
    MODE,
    /** An idle state without an order. */
    IDLE,
    /** The profile has no such state. */
    UNMAPPED,
    /** The profile has no such mode. */
    MODE_UNMAPPED,
    /** The source does not vouch for its state. */
    UNTRUSTED,
    /** Silent for longer than a state holds. */
    STALE,
    /** No state was ever told. */
    NONE
  }

  /** Whether the plant model lacks something that the machine says. */
  boolean unmapped() {
    return rule == Rule.UNMAPPED || rule == Rule.MODE_UNMAPPED;
  }
}
