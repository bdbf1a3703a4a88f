package dev.shopfloor.writer.setup;

/**
 * Something that keeps the token from being made or ended. Its message becomes the reason that
 * people read in the stack's events: it says what failed and what mends it, and holds no secret.
 * For that reason it carries no cause: messages of libraries quote addresses and bodies.
 */
public final class SetupException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private SetupException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** What waiting may mend: a store that is still starting, a network that drops a connection. */
  public static SetupException passing(String message) {
    return new SetupException(message, true);
  }

  /** What only a person mends. */
  public static SetupException lasting(String message) {
    return new SetupException(message, false);
  }

  /** Whether trying again makes sense. */
  public boolean passing() {
    return passing;
  }

  /** The message, which is always there. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
