package dev.shopfloor.workorder.fake;

import java.time.Duration;
import java.util.List;

/** How one maintenance system speaks. */
interface Personality {
  /** Its profile's name. */
  String name();

  /** Sets what it does of itself. */
  default void set(Switches switches) {}

  /** How many calls it takes. */
  default List<Rate> rates() {
    return List.of();
  }

  /** What a call is. */
  Call.Kind kind(Call call);

  /** Carries a call out. */
  Reply answer(Call call, Call.Kind kind, FakeCmms cmms);

  /** Its answer to a body that is no JSON. */
  Reply malformed();

  /** Its answer to too many calls. */
  Reply throttled(FakeCmms cmms);

  /** Its answer to credentials that no longer hold. */
  Reply expired();

  /** An error in the body of a success. */
  Reply errorInBody();

  /** Whether orders can be given up; where they cannot, people delete them. */
  default boolean cancels() {
    return true;
  }

  /**
   * So many calls at most in any time so long.
   *
   * @param signIn whether it is for signing in, and not for the rest
   */
  record Rate(int most, Duration within, boolean signIn) {}
}
