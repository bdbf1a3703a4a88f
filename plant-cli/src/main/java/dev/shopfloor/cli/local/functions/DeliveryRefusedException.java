package dev.shopfloor.cli.local.functions;

/** Lambda did not take the event; the handler has not seen it. */
public final class DeliveryRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  DeliveryRefusedException(String message) {
    super(message);
  }
}
