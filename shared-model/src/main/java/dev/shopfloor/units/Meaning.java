package dev.shopfloor.units;

import org.jspecify.annotations.Nullable;

/**
 * What one spelling means.
 *
 * @param unit the unit
 * @param doubt when to call it a guess
 * @param metric whether prefixes such as k and m may stand before it
 */
record Meaning(Unit unit, Doubt doubt, boolean metric) {
  /** How sure a meaning is. */
  enum Doubt {
    /** It means nothing else. */
    NONE,
    /** Sure only where its kind is wanted. */
    UNLESS_WANTED,
    /** Another unit of the same kind is written so, too. */
    ALWAYS
  }

  UnitReading reading(@Nullable Kind wanted) {
    boolean guessed =
        switch (doubt) {
          case NONE -> false;
          case UNLESS_WANTED -> unit.kind() != wanted;
          case ALWAYS -> true;
        };
    return new UnitReading(unit, guessed);
  }
}
