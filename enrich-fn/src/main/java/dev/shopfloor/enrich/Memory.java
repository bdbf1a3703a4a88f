package dev.shopfloor.enrich;

import dev.shopfloor.units.MessageUnits;

/**
 * What an instance remembers between messages; all of it is bounded, and none of it decides whether
 * a point passes. Not safe for use by several threads.
 *
 * @param neighbours the last value of tags with checks
 * @param clocks how far clocks are off
 * @param units conversions from units that messages name
 */
record Memory(Neighbours neighbours, ClockOffsets clocks, MessageUnits units) {
  Memory() {
    this(new Neighbours(), new ClockOffsets(), new MessageUnits());
  }
}
