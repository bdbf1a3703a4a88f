package dev.shopfloor.writer.liveanalytics;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the service does with the next request instead of serving it. */
public sealed interface Fault {
  /** Answers so and takes nothing. */
  record Answer(int status, String code, String message) implements Fault {}

  /** Takes the records, and answers so. */
  record TakeAndAnswer(int status, String code, String message) implements Fault {}

  /** Answers that it has rejected these records of the request, and takes nothing. */
  record Reject(List<Integer> indexes) implements Fault {}

  /** Takes the records and closes the connection without an answer. */
  record TakeAndHangUp() implements Fault {}

  /** Takes the records and closes the connection in the middle of the answer. */
  record TakeAndCutOff() implements Fault {}

  /**
   * Takes the records and answers once the latch opens, or the service closes: an answer as slow as
   * the test likes.
   */
  record TakeAndHold(CountDownLatch until) implements Fault {}

  /** Closes the connection without taking anything. */
  record HangUp() implements Fault {}

  /** Never answers, and takes nothing. */
  record Silence() implements Fault {}

  /** More than the service takes now. */
  static Answer throttled() {
    return new Answer(429, "ThrottlingException", "The rate of requests is too high.");
  }

  /** A failure of the service. */
  static Answer internal() {
    return new Answer(500, "InternalServerException", "Internal failure.");
  }

  /** A service that is away. */
  static Answer unavailable() {
    return new Answer(503, "ServiceUnavailable", "Come again.");
  }

  /** A role that may not write. */
  static Answer denied() {
    return new Answer(403, "AccessDeniedException", "User is not authorized to perform this.");
  }

  /** An account that was not there before June 2025. */
  static Answer closed() {
    return new Answer(
        403,
        "AccessDeniedException",
        "Only existing Timestream for LiveAnalytics customers can access the service.");
  }
}
