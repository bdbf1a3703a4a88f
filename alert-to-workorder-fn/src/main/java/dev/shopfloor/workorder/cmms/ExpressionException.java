package dev.shopfloor.workorder.cmms;

import com.dashjoin.jsonata.JException;

/** An expression that is none, or that failed. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // the library's own words when its clock has run out
  private static final String TIMEOUT = "Expression evaluation timeout";

  private final boolean late;

  /** An expression that will fail again. */
  ExpressionException(String message) {
    this(message, false);
  }

  private ExpressionException(String message, boolean late) {
    super(message);
    this.late = late;
  }

  /** What stopped an expression; the library wraps what its callbacks throw. */
  static ExpressionException of(String expression, RuntimeException failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && !(cause instanceof ExpressionException)) {
      cause = cause.getCause();
    }
    String why = String.valueOf(cause.getMessage());
    return new ExpressionException(
        expression + " fails: " + why, cause instanceof JException && why.contains(TIMEOUT));
  }

  /** Whether it only took too long on the clock, so that it may end another time. */
  public boolean late() {
    return late;
  }
}
