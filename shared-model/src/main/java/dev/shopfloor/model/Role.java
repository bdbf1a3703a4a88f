package dev.shopfloor.model;

import java.util.Locale;
import java.util.Optional;

/** What a tag means to the pipeline. */
public enum Role {
  /** A physical quantity or any other value to be kept. */
  MEASUREMENT,
  /** The machine's execution state. */
  STATE,
  /** A running count of pieces. */
  COUNTER,
  /** The product being made. */
  PRODUCT,
  /** The order being worked on. */
  ORDER,
  /** Why the machine stands. */
  REASON,
  /** A sign of life. */
  HEARTBEAT,
  /** What the machine is meant to do, such as production or maintenance; goes before its state. */
  MODE,
  /** Names the source's present run since its last start; a new one begins all counters anew. */
  BOOT,
  /** A machine condition or alarm. */
  ALARM;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The role as JSON and plant files write it, in lower case. */
  public String word() {
    return word;
  }

  /** Whether OEE needs points of this role. */
  public boolean production() {
    return switch (this) {
      case STATE, COUNTER, PRODUCT, ORDER, REASON, HEARTBEAT, MODE, BOOT -> true;
      case MEASUREMENT, ALARM -> false;
    };
  }

  /** The role of this word, or nothing. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
