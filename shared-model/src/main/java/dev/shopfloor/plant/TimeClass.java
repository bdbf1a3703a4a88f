package dev.shopfloor.plant;

/** The class that each instant of an asset's time belongs to (ISO 22400-2 times in brackets). */
public enum TimeClass {
  /** Producing (APT). */
  RUN,
  /** Waiting for material, people or the neighbour (ADET with an order). */
  WAIT,
  /** Stopped by a malfunction (ADET). */
  FAULT,
  /** Being set up for an order (AUST). */
  SETUP,
  /** Being maintained outside the plan. */
  MAINT,
  /** Stopped as planned; outside the planned busy time (PDOT). */
  PLANNED,
  /** No order to work on (ADOT). */
  NO_ORDER,
  /** Nothing is known; never counted as running. */
  UNKNOWN,
  /** Outside every shift. */
  OFFSHIFT
}
