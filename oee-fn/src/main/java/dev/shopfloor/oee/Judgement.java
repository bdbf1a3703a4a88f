package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;

/**
 * The class of what an asset does at an instant, calendar aside, and why.
 *
 * @param timeClass the class
 * @param rule why
 */
record Judgement(TimeClass timeClass, Rule rule) {
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
