package dev.shopfloor.workorder;

import org.jspecify.annotations.Nullable;

/** What a decision asks of the maintenance system. */
public sealed interface Effect {
  /**
   * Nothing.
   *
   * @param verdict says why
   * @param cause one word, for the ledger's notes; empty for none
   */
  record None(Verdict verdict, String cause) implements Effect {
    /** Nothing, and the verdict says all. */
    public None(Verdict verdict) {
      this(verdict, "");
    }
  }

  /**
   * Keep the beginning of which the order is to be made later.
   *
   * @param kept instead of what was kept before; null to leave that
   * @param cause one word, for the ledger's notes
   */
  record Hold(Occurrence.@Nullable Raised kept, String cause) implements Effect {}

  /** Make the order of the present generation. */
  record Create() implements Effect {}

  /**
   * Comment on the present order.
   *
   * @param text what to say
   */
  record Comment(String text) implements Effect {}

  /**
   * Raise the present order's priority and say why.
   *
   * @param priority the new one
   * @param text what to say
   */
  record Raise(Priority priority, String text) implements Effect {}

  /**
   * Nothing of the maintenance system: tell the bus that the present order has ended.
   *
   * @param ending how
   */
  record Close(Cmms.Ending ending) implements Effect {}

  /**
   * Nothing of the maintenance system: tell the bus what a person did with the present order.
   *
   * @param changed what
   */
  record Tell(Occurrence.Changed changed) implements Effect {}
}
