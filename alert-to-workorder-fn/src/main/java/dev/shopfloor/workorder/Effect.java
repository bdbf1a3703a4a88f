package dev.shopfloor.workorder;

/** What a decision asks of the maintenance system. */
public sealed interface Effect {
  /** Nothing; {@code verdict} says why. */
  record None(Verdict verdict) implements Effect {}

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
}
