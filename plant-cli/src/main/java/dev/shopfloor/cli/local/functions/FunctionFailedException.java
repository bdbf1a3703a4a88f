package dev.shopfloor.cli.local.functions;

/** The handler threw; its exception is the cause. */
public final class FunctionFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  FunctionFailedException(String function, Throwable cause) {
    super(function + " failed: " + cause, cause);
  }
}
