package dev.shopfloor.writer.faults;

import java.util.List;

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

  /** Those that may come at any time; silence is not among them. */
  static final List<Fault> BY_CHANCE =
      List.of(
          THROTTLED,
          UNAVAILABLE,
          BROKEN,
          DENIED,
          RESET_BEFORE,
          RESET_AFTER,
          CUT_ANSWER,
          SLOW,
          HELD);
}
