package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The results of a profile's expressions, read as what the operation's kind asks for. */
final class Results {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,18}(?:Z|[+-]\\d\\d:?\\d\\d)");
  private static final int LONGEST_URL = 2_000;
  private static final long NANOS = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final Profile.Statuses statuses;
  private final Map<Priority, Object> priorities;

  Results(Profile profile) {
    this.statuses = profile.statuses();
    this.priorities = profile.priorities();
  }

  /**
   * An order.
   *
   * @param marker the marker where the result has none
   * @throws ExpressionException when it has no id
   */
  Cmms.Order order(@Nullable Object result, String marker) {
    if (!(result instanceof Map<?, ?> fields)) {
      throw new ExpressionException("the result is no order");
    }
    String id = Values.textOrNull(fields, "id");
    if (id == null) {
      throw new ExpressionException("the order has no \"id\"");
    }
    String number = Values.textOrNull(fields, "number");
    String carried = Values.textOrNull(fields, "marker");
    Cmms.Ending ending = ending(fields);
    return new Cmms.Order(
        id,
        number == null ? id : number,
        carried == null ? marker : carried,
        address(Values.textOrNull(fields, "url")),
        ending,
        ending == null ? standing(fields) : Cmms.Standing.UNKNOWN);
  }

  /**
   * Whether an order's priority is certainly more urgent than this one. Where several of ours are
   * one of the system's, it counts as the least urgent of them.
   */
  boolean above(@Nullable Object result, Priority priority) {
    String current =
        result instanceof Map<?, ?> fields ? Values.textOrNull(fields, "priority") : null;
    Priority least = null;
    for (Priority each : Priority.values()) {
      if (Values.text(priorities.get(each)).equalsIgnoreCase(current)) {
        least = each;
      }
    }
    return least != null && least.above(priority);
  }

  /** Orders; see {@link #order}. */
  List<Cmms.Order> orders(@Nullable Object result) {
    List<Cmms.Order> orders = new ArrayList<>();
    for (Object one : Values.list(result)) {
      orders.add(order(one, ""));
    }
    return orders;
  }

  /**
   * Orders with the time of their last change.
   *
   * @throws ExpressionException when one has no id or no time
   */
  List<Cmms.Change> changes(@Nullable Object result) {
    List<Cmms.Change> changes = new ArrayList<>();
    for (Object one : Values.list(result)) {
      Cmms.Order order = order(one, "");
      long updated = time((Map<?, ?>) one, "updated");
      if (updated < 0) {
        throw new ExpressionException("the order " + order.id() + " has no \"updated\"");
      }
      changes.add(new Cmms.Change(order, updated));
    }
    return changes;
  }

  private Cmms.@Nullable Ending ending(Map<?, ?> fields) {
    // a wrong time is a wrong answer, whatever the status
    long finished = time(fields, "finished");
    long updated = time(fields, "updated");
    String status = Values.text(fields.get("status"));
    boolean cancelled = statuses.cancels(status);
    if (!cancelled && !statuses.completes(status)) {
      return null;
    }
    long at = finished < 0 ? updated : finished;
    return new Cmms.Ending(
        cancelled, Math.max(0, at), Values.textOrNull(fields, "by"), remark(fields, status));
  }

  private Cmms.Standing standing(Map<?, ?> fields) {
    return new Cmms.Standing(
        statuses.starts(Values.text(fields.get("status"))),
        Values.textOrNull(fields, "priority"),
        Math.max(0, time(fields, "updated")),
        Values.textOrNull(fields, "by"));
  }

  /** Where a profile names no words for false alarms nothing is said about them. */
  private Cmms.Remark remark(Map<?, ?> fields, String status) {
    String code = Values.textOrNull(fields, "failureCode");
    String feedback = Values.textOrNull(fields, "feedback");
    boolean told = !statuses.falseAlarm().isEmpty();
    return new Cmms.Remark(
        code,
        feedback,
        told
            ? statuses.deniesAlarm(status)
                || (code != null && statuses.deniesAlarm(code))
                || (feedback != null && statuses.deniesAlarm(feedback))
            : null);
  }

  /** Others follow it: nothing but the web. */
  private static @Nullable String address(@Nullable String text) {
    if (text == null || text.length() > LONGEST_URL) {
      return null;
    }
    return text.startsWith("http://") || text.startsWith("https://") ? text : null;
  }

  /** Ns since the epoch from an ISO instant or epoch ms; -1 for nothing. */
  private static long time(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).longValue() * MILLI;
    }
    String text = Values.textOrNull(fields, name);
    if (text == null) {
      return -1;
    }
    // neither our words nor the parser's repeat the value: it may be anything
    if (!TIME.matcher(text).matches()) {
      throw new ExpressionException("\"%s\" is no time".formatted(name));
    }
    try {
      Instant instant = Instant.parse(text);
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw new ExpressionException("\"%s\" is no time".formatted(name));
    }
  }
}
