package dev.shopfloor.cli.simulation;

/** What a state's time counts as. */
enum TimeUse {
  RUN,
  WAIT,
  FAULT,
  SETUP,
  PLANNED,
  UNKNOWN
}
