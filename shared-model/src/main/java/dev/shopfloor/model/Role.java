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
      case STATE, COUNTER, PRODUCT, ORDER, REASON, HEARTBEAT -> true;
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
