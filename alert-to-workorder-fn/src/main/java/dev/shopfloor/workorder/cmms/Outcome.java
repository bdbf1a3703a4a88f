package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;

/** What came of one call of a profile. */
sealed interface Outcome {
  /**
   * It was done.
   *
   * @param reply what the answer says
   */
  record Done(Reply.Done reply) implements Outcome {}

  /**
   * The record that was asked for is not there.
   *
   * @param why the vendor's words
   */
  record Gone(String why) implements Outcome {}

  /**
   * It had been done before.
   *
   * @param why the vendor's words
   */
  record Already(String why) implements Outcome {}

  /**
   * It was not done, or nobody can tell.
   *
   * @param problem what is wrong
   */
  record Failed(Cmms.Problem problem) implements Outcome {}
}
