package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the loop from alarm to finished order does. */
final class OrderLoop {
  private static final String OURS = "Shopfloor";

  private final List<Long> toOrder = new ArrayList<>();
  private final List<Long> toBegin = new ArrayList<>();
  private final List<Long> toComplete = new ArrayList<>();
  private int finished;
  private int falseAlarms;

  /** Takes an order that came of an alarm; one that we cancelled was never work for anybody. */
  void add(WorkOrder order, OrderTimes times, @Nullable Problem problem) {
    boolean cancelled = order.status() == WorkOrder.Status.CANCELLED;
    if (cancelled && order.finished().map(change -> change.by().equals(OURS)).orElse(false)) {
      return;
    }
    span(toOrder, times.alarm(), Optional.of(times.ordered()));
    span(toBegin, times.alarm(), times.begun());
    if (order.status().finished()) {
      finished++;
      if (cancelled || (problem != null && problem.falseAlarm(Long.toString(order.id())))) {
        falseAlarms++;
      }
      if (!cancelled) {
        span(toComplete, times.alarm(), times.ended());
      }
    }
  }

  private static void span(List<Long> spans, Optional<Long> from, Optional<Long> to) {
    if (from.isPresent() && to.isPresent() && to.get() >= from.get()) {
      spans.add(to.get() - from.get());
    }
  }

  /** Writes medians in ms; one of nothing is left out. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    median(json, "toOrder", toOrder);
    median(json, "toBegin", toBegin);
    median(json, "toComplete", toComplete);
    json.writeNumberField("finished", finished);
    json.writeNumberField("falseAlarms", falseAlarms);
    json.writeEndObject();
  }

  private static void median(JsonGenerator json, String name, List<Long> spans) throws IOException {
    if (!spans.isEmpty()) {
      Collections.sort(spans);
      int half = spans.size() / 2;
      long upper = spans.get(half);
      json.writeNumberField(
          name, spans.size() % 2 == 1 ? upper : (spans.get(half - 1) + upper) / 2);
    }
  }
}
