package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A machine condition as MTConnect and most controllers report it: a level, and what the controller
 * says about it.
 *
 * @param level how bad it is
 * @param code the controller's own alarm number; empty when it has none
 * @param text the controller's words; empty when it has none
 * @param qualifier HIGH, LOW or such; null when not given
 */
public record Condition(Level level, String code, String text, @Nullable String qualifier) {
  /** The level of a condition. */
  public enum Level {
    /** All is well; without a code, every alarm of the tag has ended. */
    NORMAL,
    /** Needs attention soon. */
    WARNING,
    /** The machine needs a person. */
    FAULT,
    /** The source is not there and nothing is known. */
    UNAVAILABLE
  }

  /** Whether this reports an alarm. */
  public boolean active() {
    return level == Level.WARNING || level == Level.FAULT;
  }
}
