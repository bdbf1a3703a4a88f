package dev.shopfloor.cli.local;

/** The plant does not start; the message says why. What had started is closed again. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
