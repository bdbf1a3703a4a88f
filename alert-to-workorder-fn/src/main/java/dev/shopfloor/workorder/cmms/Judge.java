package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.ErrorRule.Meaning;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what an answer means that is no success: by the profile's rules, else by its status. */
final class Judge {
  private static final int HUNDRED = 100;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int NO_METHOD = 405;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final long SECOND = 1_000_000_000L;
  // seconds above this are a date and no wait
  private static final long DATES_FROM = 1_000_000_000L;

  private final List<ErrorRule> rules;
  private final Duration pause;

  Judge(Profile profile) {
    this.rules = profile.errors();
    this.pause = profile.limits().pause();
  }

  /** The first rule that fits; null when none does, and for a success that no rule doubts. */
  @Nullable ErrorRule rule(Operation.Kind kind, Answer.Answered answered, boolean success) {
    String body = Words.beginning(answered.body());
    for (ErrorRule rule : rules) {
      boolean status =
          rule.statuses().isEmpty() ? !success : rule.statuses().contains(answered.status());
      boolean operation = rule.operations().isEmpty() || rule.operations().contains(kind);
      boolean empty = rule.emptyBody() == null || rule.emptyBody() == body.isBlank();
      if (status
          && operation
          && empty
          && (rule.body() == null || rule.body().matcher(body).find())) {
        return rule;
      }
    }
    return null;
  }

  Meaning meaning(@Nullable ErrorRule rule, Operation.Kind kind, int status) {
    return rule == null ? byStatus(kind.reads(), status) : rule.meaning();
  }

  /** How long to wait, ns. */
  long after(@Nullable ErrorRule rule, Map<String, ?> input, Answer.Answered answered, long now) {
    long said = rule == null || rule.after() == null ? 0 : said(rule.after(), input, answered, now);
    long header = said > 0 ? said : RetryAfter.nanos(answered.headers().get("retry-after"), now);
    return header > 0 ? header : pause.toNanos();
  }

  /** What an administrator may have to mend. */
  static String hint(int status) {
    if (status / HUNDRED == 3) {
      return " (redirects are not followed; check CMMS_URL)";
    }
    return status == NOT_FOUND || status == NO_METHOD ? " (check CMMS_URL)" : "";
  }

  /** What a status means where no rule says otherwise. */
  static Meaning byStatus(boolean reads, int status) {
    if (status == UNAUTHORIZED) {
      return Meaning.AUTH;
    }
    if (status == TOO_MANY) {
      return Meaning.THROTTLED;
    }
    if (status / HUNDRED == 3) {
      return Meaning.RETRY;
    }
    // 408 says that it gave up waiting, not that it did nothing
    if (status / HUNDRED == 4 && status != TIMEOUT) {
      return Meaning.REFUSED;
    }
    return reads ? Meaning.RETRY : Meaning.AMBIGUOUS;
  }

  private static long said(
      Expression after, Map<String, ?> input, Answer.Answered answered, long now) {
    try {
      Object body = answered.body().length == 0 ? null : JsonTree.read(answered.body());
      Object value = after.evaluate(Call.withAnswer(input, answered, body));
      if (value == null) {
        return 0;
      }
      long seconds = new BigDecimal(Values.text(value)).longValue();
      long wait = seconds >= DATES_FROM ? seconds - now / SECOND : seconds;
      return Math.clamp(wait, 0, RetryAfter.MOST.toSeconds()) * SECOND;
    } catch (IOException | ExpressionException | NumberFormatException unreadable) {
      return 0;
    }
  }

  /** A wait that is no success and no failure of the other side. */
  static Cmms.Problem held(Answer.Held held, long now) {
    return new Cmms.Throttled(Math.max(0, held.until() - now), held.why());
  }
}
