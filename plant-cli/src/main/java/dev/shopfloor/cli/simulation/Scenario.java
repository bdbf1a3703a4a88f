package dev.shopfloor.cli.simulation;

/** The kinds of things that happen in the simulated plant. */
public enum Scenario {
  /** Machines are switched on and get warm before they produce. */
  WARM_UP,
  /** A machine stands in a fault, long enough to be a loss of availability. */
  FAULT,
  /** A machine stands for less than two minutes. */
  MICRO_STOP,
  /** A machine raises an alarm and clears it. */
  ALARM,
  /** A machine is changed over to another product. */
  CHANGEOVER,
  /** The shift's break. */
  BREAK,
  /** A controller restarts and its counters begin at 0. */
  COUNTER_RESET,
  /** A line's gateway is off line and keeps messages until it is back. */
  GATEWAY_OFFLINE,
  /** A sensor's value leaves its limits and comes back. */
  DRIFT,
  /** A message that cannot be used, or one of its values. */
  BAD_PAYLOAD,
  /** A message that is delivered twice. */
  DUPLICATE,
  /** A machine's clock is 40 minutes ahead. */
  CLOCK_AHEAD,
  /** A machine's clock is a few seconds slow, always; it does no harm. */
  CLOCK_SLOW
}
