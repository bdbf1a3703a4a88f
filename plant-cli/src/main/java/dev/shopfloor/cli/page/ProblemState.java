package dev.shopfloor.cli.page;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a problem stands on its way to a work order.
 *
 * @param phase as WorkOrderTable names it: PENDING, OPEN, HELD, GROUPED and so on
 * @param generation of its present or last order; 0 for none
 * @param first when what that order is for began, ms since the epoch; empty when not known
 * @param hold why and until when it waits; null when it does not
 * @param summary the number of the summary order that lists it; empty while none does
 */
record ProblemState(
    String phase, long generation, Optional<Long> first, @Nullable Hold hold, String summary) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * A beginning that waits.
   *
   * @param cause one word, such as holdOff
   * @param until when it is looked at again, ms since the epoch
   */
  record Hold(String cause, long until) {}

  /** Reads an item of WorkOrderTable. */
  static ProblemState of(Map<String, AttributeValue> item) {
    AttributeValue first = item.get("first");
    AttributeValue hold = item.get("hold");
    AttributeValue summary = item.get("summary");
    return new ProblemState(
        text(item, "state"),
        number(item, "generation"),
        Optional.ofNullable(first)
            .map(value -> Long.parseLong(value.n()))
            .filter(nanos -> nanos >= 0)
            .map(nanos -> nanos / NANOS_PER_MILLI),
        hold == null
            ? null
            : new Hold(text(hold.m(), "cause"), number(hold.m(), "until") / NANOS_PER_MILLI),
        summary == null ? "" : text(summary.m(), "number"));
  }

  /** Whether it waits before it becomes an order. */
  boolean held() {
    return phase.equals("HELD") && hold != null;
  }

  /** Whether it has no order of its own because a summary order lists it. */
  boolean grouped() {
    return phase.equals("GROUPED");
  }

  /** A text of an item; empty where it has none such. */
  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
