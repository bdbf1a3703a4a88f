package dev.shopfloor.writer;

import java.time.Duration;

/** Where one record went. Whatever a store may do in its ordinary life is one of these. */
public sealed interface WriteOutcome {
  /** The one {@link Stored}. */
  Stored STORED = Stored.INSTANCE;

  /** The one {@link Duplicate}. */
  Duplicate DUPLICATE = Duplicate.INSTANCE;

  /** The store holds it. */
  enum Stored implements WriteOutcome {
    /** The only instance. */
    INSTANCE
  }

  /** The store held it, or a newer one in its place, before. */
  enum Duplicate implements WriteOutcome {
    /** The only instance. */
    INSTANCE
  }

  /**
   * Beyond the time that the store keeps; writing it again cannot help.
   *
   * @param reason the store's own words
   */
  record Late(String reason) implements WriteOutcome {}

  /**
   * Refused for good; writing it again cannot help.
   *
   * @param reason the store's own words, or why the record cannot be sent at all
   */
  record Rejected(String reason) implements WriteOutcome {}

  /**
   * Not decided: it may or may not be in the store, and is to be written again.
   *
   * @param after how long the store wants to be left alone; zero when it did not say
   * @param reason what went wrong, for the log
   */
  record RetryAfter(Duration after, String reason) implements WriteOutcome {}
}
