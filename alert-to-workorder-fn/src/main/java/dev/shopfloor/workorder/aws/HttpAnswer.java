package dev.shopfloor.workorder.aws;

import org.jspecify.annotations.Nullable;

/** What came of one HTTP request. */
sealed interface HttpAnswer {
  /**
   * The other side answered.
   *
   * @param status the HTTP status
   * @param body at most a megabyte
   * @param retryAfter the header of that name; null without one
   */
  @SuppressWarnings("ArrayRecordComponent") // read once and dropped; identity is never asked
  record Answered(int status, byte[] body, @Nullable String retryAfter) implements HttpAnswer {}

  /**
   * The request certainly did not reach the application.
   *
   * @param why what happened
   */
  record NotSent(String why) implements HttpAnswer {}

  /**
   * The request may have been carried out.
   *
   * @param why what happened
   */
  record Lost(String why) implements HttpAnswer {}
}
