package dev.shopfloor.cli.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.cli.run.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a run left behind, in a form that two runs can be compared by: without ids and moments that
 * only tell when something was done.
 *
 * @param report of the run
 * @param rows of the time-series database, by table
 * @param orders in the small CMMS
 * @param events that were told on the bus, each once
 * @param keptAttributes sort keys of the items on which an attribute of the next release stands
 */
record Traces(
    RunReport report,
    Map<String, List<String>> rows,
    List<String> orders,
    List<String> events,
    Set<String> keptAttributes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OF_THE_MOMENT =
      List.of("eventId", "eventTime", "workOrderId", "workOrderNumber", "url", "millisSinceRaised");

  static Traces of(LocalPlant plant, RunReport report, List<BusEvent> events) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : report.rows().keySet()) {
      rows.put(table, rows(plant.stores().timeSeries(), table));
    }
    List<String> orders =
        new ArrayList<>(report.workOrders().stream().map(Traces::order).sorted().toList());
    Set<String> kept = new HashSet<>();
    for (String table : List.of("OeeTable", "WorkOrderTable")) {
      for (Map<String, AttributeValue> item :
          plant.stores().tables().scanPaginator(scan -> scan.tableName(table)).items()) {
        if (item.containsKey("later")) {
          kept.add(table + " " + item.get("sk").s());
        }
      }
    }
    return new Traces(report, rows, orders, told(events), kept);
  }

  /** By name: the order of columns is that in which writers came with them first. */
  private static List<String> rows(TimeSeries store, String table) throws IOException {
    List<String> columns =
        store.query("SELECT \"column\" FROM table_columns('" + table + "')").stream()
            .map(row -> String.valueOf(row.getFirst()))
            .sorted()
            .toList();
    String names = columns.stream().collect(Collectors.joining("\", \"", "\"", "\""));
    List<String> rows = new ArrayList<>();
    for (List<@Nullable String> row :
        store.settledQuery(table, "SELECT %s FROM \"%s\"".formatted(names, table))) {
      StringJoiner values = new StringJoiner(" ");
      for (int at = 0; at < columns.size(); at++) {
        if (row.get(at) != null) {
          values.add(columns.get(at) + "=" + row.get(at));
        }
      }
      String line = values.toString();
      // a roll-up counts how often it was made: once more after a kill, and with the same numbers
      if (!line.matches(".*field=version .*scope=(LINE|PLANT) .*")) {
        rows.add(line);
      }
    }
    rows.sort(null);
    return rows;
  }

  /** What stands in one list and not in the other, each with the side where it stands. */
  static List<String> difference(List<String> left, List<String> right) {
    List<String> onlyLeft = new ArrayList<>(left);
    right.forEach(onlyLeft::remove);
    List<String> onlyRight = new ArrayList<>(right);
    left.forEach(onlyRight::remove);
    List<String> found = new ArrayList<>();
    onlyLeft.forEach(line -> found.add("rolled: " + line));
    onlyRight.forEach(line -> found.add("still: " + line));
    return found;
  }

  private static String order(WorkOrder order) {
    return "%s | %s | %s | %s | %s | %s | %s"
        .formatted(
            order.marker(),
            order.title(),
            order.priority(),
            order.asset(),
            order.status(),
            order.description(),
            order.comments().stream().map(WorkOrder.Comment::text).sorted().toList());
  }

  /** An event that was told twice bears the same id both times. */
  private static List<String> told(List<BusEvent> events) throws IOException {
    Set<String> ids = new HashSet<>();
    List<String> told = new ArrayList<>();
    for (BusEvent event : events) {
      ObjectNode detail = (ObjectNode) JSON.readTree(event.detail());
      if (ids.add(event.detailType() + detail.path("eventId").asText())) {
        detail.remove("v");
        if (event.detailType().startsWith("WorkOrder")) {
          detail.remove(OF_THE_MOMENT);
        }
        told.add(event.detailType() + " " + sorted(detail));
      }
    }
    told.sort(null);
    return told;
  }

  /** The fields that this release knows, by name. */
  private static JsonNode sorted(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode known = JSON.createObjectNode();
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.forEach((name, value) -> {
      if (!name.matches("later\\d+")) {
        known.set(name, sorted(value));
      }
    });
    return known;
  }
}
