package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work orders with what led to them and what came of them. */
final class OrderJson {
  private static final int MOST = 60;
  private static final int MOST_STEPS = 60;

  private final PageSource source;
  private final ProblemStates states;

  OrderJson(PageSource source, ProblemStates states) {
    this.source = source;
    this.states = states;
  }

  void write(JsonGenerator json) throws IOException {
    List<WorkOrder> orders =
        source.stores().cmms().workOrders().stream()
            .sorted(
                Comparator.comparing((WorkOrder order) -> !open(order))
                    .thenComparing(order -> open(order) ? order.priority() : "")
                    .thenComparing(WorkOrder::updated, Comparator.reverseOrder()))
            .toList();
    Map<String, Problem> problems = new HashMap<>();
    for (Problem problem : Problem.of(source.events().stream().map(Detail::of).toList())) {
      problems.put(problem.key(), problem);
    }
    json.writeStartObject();
    json.writeNumberField("open", orders.stream().filter(OrderJson::open).count());
    json.writeNumberField("total", orders.size());
    json.writeArrayFieldStart("list");
    for (WorkOrder order : orders.stream().limit(MOST).toList()) {
      order(json, order, problems.get(key(order)));
    }
    json.writeEndArray();
    OrderLoop loop = new OrderLoop();
    for (WorkOrder order : orders) {
      if (order.marker().startsWith("sf:")) {
        Problem problem = problems.get(key(order));
        loop.add(order, times(order, problem), problem);
      }
    }
    json.writeFieldName("loop");
    loop.write(json);
    json.writeEndObject();
  }

  private OrderTimes times(WorkOrder order, @Nullable Problem problem) {
    return OrderTimes.of(order, problem, states.of(key(order)));
  }

  private void order(JsonGenerator json, WorkOrder order, @Nullable Problem problem)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", order.id());
    json.writeStringField("number", order.number());
    json.writeStringField("title", order.title());
    json.writeStringField("priority", order.priority());
    json.writeStringField("status", order.status().name());
    json.writeStringField("key", key(order));
    json.writeStringField("asset", asset(order, problem));
    json.writeNumberField("created", order.created().toEpochMilli());
    json.writeNumberField("updated", order.updated().toEpochMilli());
    times(order, problem).write(json);
    json.writeNumberField("comments", order.comments().size());
    json.writeStringField("url", source.stores().cmms().url() + "/work-orders/" + order.id());
    json.writeArrayFieldStart("steps");
    if (problem != null) {
      steps(json, order, problem);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What happened from the end of the order before to the end of this one. */
  private static void steps(JsonGenerator json, WorkOrder order, Problem problem)
      throws IOException {
    String id = Long.toString(order.id());
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    for (Detail detail : problem.oldestFirst()) {
      if (ends(detail)) {
        if (detail.text("workOrderId").orElse("").equals(id)) {
          to = detail.at();
        } else if (detail.at() <= order.created().toEpochMilli()) {
          from = detail.at();
        }
      }
    }
    int written = 0;
    for (Detail detail : problem.oldestFirst()) {
      boolean own =
          detail.text("workOrderId").map(id::equals).orElse(true)
              && !detail.text("change").orElse("").equals("COMMENTED");
      if (own && detail.at() > from && detail.at() <= to && written++ < MOST_STEPS) {
        json.writeStartObject();
        json.writeStringField("type", detail.type());
        json.writeNumberField("at", detail.at());
        for (String fact : List.of("state", "severity", "change", "by")) {
          if (detail.text(fact).isPresent()) {
            json.writeStringField(fact, detail.text(fact).get());
          }
        }
        json.writeEndObject();
      }
    }
  }

  private static boolean ends(Detail detail) {
    return detail.type().equals("WorkOrderCompleted") || detail.type().equals("WorkOrderCancelled");
  }

  private static boolean open(WorkOrder order) {
    return !order.status().finished();
  }

  /** The marker is the problem's key, a dot and the generation. */
  private static String key(WorkOrder order) {
    int dot = order.marker().lastIndexOf('.');
    return dot < 0 ? order.marker() : order.marker().substring(0, dot);
  }

  /** {@code site/asset}; the maintenance system's own name where the plant model has none such. */
  private String asset(WorkOrder order, @Nullable Problem problem) {
    for (AssetHistory history : source.model().assets()) {
      if (!order.asset().isEmpty() && order.asset().equals(history.latest().cmmsAssetId())) {
        return history.key().text();
      }
    }
    return problem == null ? order.asset() : problem.oldestFirst().getFirst().asset();
  }
}
