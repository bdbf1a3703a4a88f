package dev.shopfloor.cli.local.functions;

/** Lambda did not take the event; the handler has not seen it. */
public final class DeliveryRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  DeliveryRefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why Lambda did not take it. */
  public String reason() {
    return reason;
  }
}
