package dev.shopfloor.cli.run;

/** The user asked for something that cannot be; the message says what and how to mend it. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public UsageException(String message) {
    super(message);
  }

  /** With a message for the user and what led to it. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
