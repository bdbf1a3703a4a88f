package dev.shopfloor.writer.aws;

import java.time.Duration;
import java.util.List;

/** What a store's answer to one write request means. */
sealed interface InfluxAnswer {
  /** All lines are in the store. */
  record Accepted() implements InfluxAnswer {}

  /**
   * At least one line is refused for good; whether the others are stored is not known.
   *
   * @param refusal what the store says of it
   */
  record Refused(Refusal refusal) implements InfluxAnswer {}

  /**
   * The store failed over a line, which may be the line's fault or the store's.
   *
   * @param words the store's own
   * @param lines numbers of the lines it failed over, at least one
   */
  record Failed(String words, List<Integer> lines) implements InfluxAnswer {}

  /** The request is larger than the store takes. */
  record TooLarge(String words) implements InfluxAnswer {}

  /** The token is not taken. */
  record Unauthorized(String words) implements InfluxAnswer {}

  /**
   * The store cannot take it now.
   *
   * @param after how long it wants to be left alone; zero when it does not say
   * @param words what is known about it
   */
  record Unavailable(Duration after, String words) implements InfluxAnswer {}

  /**
   * Reads an answer.
   *
   * @param status of HTTP
   * @param after of the header Retry-After; zero when it has none
   * @param body may be empty, and need not be JSON
   */
  static InfluxAnswer of(int status, Duration after, String body) {
    if (status >= 200 && status < 300) {
      return new Accepted();
    }
    AnswerBody read = AnswerBody.read(body);
    Refusal refusal = Refusal.read(status, read.words(), read.lines());
    String words = refusal.reason(read.words());
    List<Integer> numbers = read.lines().stream().map(Blame.Line::number).toList();
    return switch (status) {
      case 400, 422 -> refusal.passing() ? new Unavailable(after, words) : new Refused(refusal);
      case 413 -> new TooLarge(words);
      case 401, 403 -> new Unauthorized(words);
      default -> numbers.isEmpty() ? new Unavailable(after, words) : new Failed(words, numbers);
    };
  }
}
