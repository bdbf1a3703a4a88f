package dev.shopfloor.cli.cmms.kit;

/**
 * What came of one check.
 *
 * @param name of the check
 * @param sentence what must hold
 * @param why what happened instead, or what happens instead of what is not declared; may be empty
 * @param sent the last request, for a check that failed; may be empty
 * @param said its answer; may be empty
 */
public record Result(
    String name, String sentence, Status status, String why, String sent, String said) {
  /** How it ended. */
  public enum Status {
    /** It holds. */
    PASSED,
    /** It does not. */
    FAILED,
    /** The profile leaves it out, and says what happens instead. */
    NOT_DECLARED,
    /** The vendor documents nothing of the kind. */
    NOT_DOCUMENTED
  }

  static Result of(Check check, Status status, String why) {
    return new Result(check.name(), check.sentence(), status, why, "", "");
  }
}
