package dev.shopfloor.writer.faults;

import java.util.SplittableRandom;

/** What may happen to a request that the writer sends. */
public enum Fault {
  /** It is served. */
  NONE,
  /** The store asks for less. */
  THROTTLED,
  /** The store cannot, with or without a word about when it can. */
  UNAVAILABLE,
  /** The store or something before it fails. */
  BROKEN,
  /** The store does not take the credentials, for a moment. */
  DENIED,
  /** The connection is reset before the store has the request. */
  RESET_BEFORE,
  /** The connection is reset after the store has taken the request. */
  RESET_AFTER,
  /** The store has taken the request, and half of its answer arrives. */
  CUT_ANSWER,
  /** The answer comes after some seconds. */
  SLOW,
  /** The connection is reset, and the request reaches the store much later. */
  HELD,
  /** The store has taken the request, and no answer ever comes. */
  SILENT;

  // silence costs real time, so it is not for the dice
  private static final Fault[] BY_CHANCE = {
    THROTTLED, UNAVAILABLE, BROKEN, DENIED, RESET_BEFORE, RESET_AFTER, CUT_ANSWER, SLOW, HELD
  };

  static Fault any(SplittableRandom random) {
    return BY_CHANCE[random.nextInt(BY_CHANCE.length)];
  }

  /** Whether the store's own answer says so. */
  boolean isAnswer() {
    return this == THROTTLED || this == UNAVAILABLE || this == BROKEN || this == DENIED;
  }
}
