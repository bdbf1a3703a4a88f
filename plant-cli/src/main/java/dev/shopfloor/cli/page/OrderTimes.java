package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of an order were, ms since the epoch; empty where that is not known.
 *
 * @param alarm when what the order is for began
 * @param ordered when the maintenance system got it
 * @param begun when a person began with it
 * @param ended when it was completed or cancelled
 */
record OrderTimes(Optional<Long> alarm, long ordered, Optional<Long> begun, Optional<Long> ended) {

  /** The times of an order, from the maintenance system and from what is known of its problem. */
  static OrderTimes of(WorkOrder order, @Nullable Problem problem, @Nullable ProblemState state) {
    long ordered = order.created().toEpochMilli();
    Optional<Long> alarm = Optional.empty();
    if (state != null && order.marker().endsWith("." + state.generation())) {
      alarm = state.first();
    }
    if (alarm.isEmpty() && problem != null) {
      alarm = problem.began(Long.toString(order.id()), ordered);
    }
    return new OrderTimes(
        // two clocks that disagree tell nothing
        alarm.filter(at -> at <= ordered),
        ordered,
        order.audit().stream()
            .filter(change -> change.field().equals("status"))
            .filter(change -> change.to().equals(WorkOrder.Status.IN_PROGRESS.name()))
            .findFirst()
            .map(change -> change.at().toEpochMilli()),
        order.finished().map(change -> change.at().toEpochMilli()));
  }

  void write(JsonGenerator json) throws IOException {
    write(json, "alarm", alarm);
    write(json, "begun", begun);
    write(json, "ended", ended);
  }

  private static void write(JsonGenerator json, String name, Optional<Long> at) throws IOException {
    if (at.isPresent()) {
      json.writeNumberField(name, at.get());
    }
  }
}
