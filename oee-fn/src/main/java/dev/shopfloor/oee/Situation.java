package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/** What holds besides the state: mode, order, the source's run, and the reasons said. */
final class Situation {
  private @Nullable String mode;
  private @Nullable String order;
  private @Nullable String boot;
  private final Reasons reasons;
  private int changes;

  Situation(@Nullable String mode, @Nullable String order, @Nullable String boot, Reasons reasons) {
    this.mode = mode;
    this.order = order;
    this.boot = boot;
    this.reasons = reasons;
  }

  Situation copy() {
    return new Situation(mode, order, boot, reasons.copy());
  }

  /** As at the border of a window. */
  Situation rebased() {
    return new Situation(mode, order, boot, reasons.rebased());
  }

  /** The mode; null when none was ever told. */
  @Nullable String mode() {
    return mode;
  }

  void mode(String name) {
    mode = name;
    changes++;
  }

  /** The order; null when none was ever told, empty when the source says that there is none. */
  @Nullable String order() {
    return order;
  }

  void order(String code) {
    order = code;
    changes++;
  }

  /** Another number after each change of mode or order. */
  int changes() {
    return changes;
  }

  /** Whether the asset has something to work on. */
  boolean hasOrder() {
    return order != null && !order.isEmpty();
  }

  /**
   * The source names its present run.
   *
   * @return whether it is another one than before
   */
  boolean boots(String id) {
    boolean anew = boot != null && !boot.equals(id);
    boot = id;
    return anew;
  }

  @Nullable String boot() {
    return boot;
  }

  Reasons reasons() {
    return reasons;
  }
}
