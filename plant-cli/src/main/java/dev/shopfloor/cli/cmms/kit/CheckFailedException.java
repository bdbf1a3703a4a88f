package dev.shopfloor.cli.cmms.kit;

/** Something does not hold. */
final class CheckFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckFailedException(String why) {
    super(why);
  }
}
