package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The searches of Atlas CMMS and the form of its records. */
final class AtlasSearch {
  static final List<String> STATUSES = List.of("OPEN", "IN_PROGRESS", "ON_HOLD", "COMPLETE");
  private static final int PAGE = 10;

  private AtlasSearch() {}

  static Reply orders(Map<String, @Nullable Object> criteria, Records records) {
    Stream<FakeOrder> found = records.visible().stream();
    for (Map<?, ?> filter : filters(criteria)) {
      found = found.filter(order -> matches(order, filter, records));
    }
    Comparator<FakeOrder> sort =
        "updatedAt".equals(criteria.get("sortField"))
            ? Comparator.comparingLong(order -> order.updated)
            : Comparator.comparingLong(order -> order.id);
    List<FakeOrder> all =
        found.sorted("DESC".equals(criteria.get("direction")) ? sort.reversed() : sort).toList();
    return page(criteria, all.stream().<Object>map(order -> shown(order, records)).toList());
  }

  static Reply assets(Map<String, @Nullable Object> criteria, Records records) {
    Stream<Long> found = records.assets().stream();
    for (Map<?, ?> filter : filters(criteria)) {
      List<String> keys = List.of("barCode", "serialNumber", "nfcId", "customId", "name");
      if (!keys.contains(String.valueOf(filter.get("field")))) {
        throw new Reply.Rejection(
            Atlas.failed(500, "Could not resolve attribute '" + filter.get("field") + "'"));
      }
      String wanted = String.valueOf(filter.get("value"));
      boolean contains = "cn".equals(filter.get("operation"));
      found =
          found.filter(id -> {
            String key = String.valueOf(records.asset(id));
            return contains
                ? Records.plain(key).contains(Records.plain(wanted))
                : key.equals(wanted);
          });
    }
    return page(
        criteria,
        found
            .<Object>map(
                id -> object("id", id, "name", "Asset " + id, "barCode", records.asset(id)))
            .toList());
  }

  private static boolean matches(FakeOrder order, Map<?, ?> filter, Records records) {
    String field = String.valueOf(filter.get("field"));
    Object operation = String.valueOf(filter.get("operation"));
    Object value = filter.get("value");
    boolean isEnum = field.equals("status") || field.equals("priority");
    if (isEnum && (operation.equals("eq") || operation.equals("ne"))) {
      throw new Reply.Rejection(
          Atlas.failed(500, "Parameter value [" + value + "] did not match expected type"));
    }
    return switch (operation.toString()) {
      case "in" -> filter.get("values") instanceof List<?> values && in(order, field, values);
      case "cn" ->
          value != null && texts(order, field).anyMatch(t -> records.matches(t, value.toString()));
      case "eq" ->
          field.equals("asset")
              ? Objects.equals(order.asset, value)
              : texts(order, field).anyMatch(text -> text.equals(String.valueOf(value)));
      case "ge" -> time(order, field) >= Records.millis(date(value));
      case "le" -> time(order, field) <= Records.millis(date(value));
      default ->
          throw new Reply.Rejection(
              Atlas.failed(500, "Cannot invoke \"SearchOperation.ordinal()\" because it is null"));
    };
  }

  /** A word that is none of the statuses is taken for OPEN. */
  private static boolean in(FakeOrder order, String field, List<?> values) {
    return switch (field) {
      case "status" ->
          values.stream()
              .map(value -> STATUSES.contains(String.valueOf(value)) ? value : "OPEN")
              .anyMatch(word(order.stage)::equals);
      case "priority" -> values.contains(order.priority);
      case "asset" -> values.contains(order.asset);
      default -> texts(order, field).anyMatch(values::contains);
    };
  }

  private static Stream<String> texts(FakeOrder order, String field) {
    return switch (field) {
      case "title" -> Stream.of(order.title);
      case "description" -> Stream.of(order.description());
      case "customId" -> Stream.of(number(order));
      case "customFieldValues.value" ->
          order.fields.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("custom:"))
              .map(entry -> String.valueOf(entry.getValue()));
      default ->
          throw new Reply.Rejection(
              Atlas.failed(500, "Could not resolve attribute '" + field + "' of WorkOrder"));
    };
  }

  private static long time(FakeOrder order, String field) {
    return Records.millis(field.equals("createdAt") ? order.created : order.updated);
  }

  /** Its format wants milliseconds; a date in any other is none. */
  private static long date(@Nullable Object value) {
    String text = String.valueOf(value);
    if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")) {
      throw new Reply.Rejection(
          Atlas.failed(500, "class java.lang.String cannot be cast to class java.util.Date"));
    }
    return Records.nanos(text);
  }

  private static Reply page(Map<String, @Nullable Object> criteria, List<Object> all) {
    Long size = Atlas.whole(criteria.get("pageSize"));
    Long number = Atlas.whole(criteria.get("pageNum"));
    int most = size == null ? PAGE : size.intValue();
    int page = number == null ? 0 : number.intValue();
    int from = Math.min(all.size(), page * most);
    int to = Math.min(all.size(), from + most);
    return Reply.json(
        200,
        object(
            "content",
            all.subList(from, to),
            "totalElements",
            all.size(),
            "totalPages",
            (all.size() + most - 1) / most,
            "number",
            page,
            "size",
            most,
            "numberOfElements",
            to - from,
            "first",
            page == 0,
            "last",
            to == all.size(),
            "empty",
            from == to));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<?, ?>> filters(Map<String, @Nullable Object> criteria) {
    return criteria.get("filterFields") instanceof List<?> filters
        ? (List<Map<?, ?>>) filters
        : List.of();
  }

  /** An order as all of Atlas's answers show it. */
  static Map<String, @Nullable Object> shown(FakeOrder order, Records records) {
    Long asset = order.asset;
    return object(
        "id", order.id,
        "customId", number(order),
        "title", order.title,
        "description", order.description,
        "priority", order.priority,
        "status", word(order.stage),
        "asset", asset == null ? null : object("id", asset, "name", "Asset " + asset),
        "dueDate", order.fields.get("dueDate"),
        "estimatedDuration", order.fields.get("estimatedDuration"),
        "customFieldValues",
            order.fields.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("custom:"))
                .<Object>map(AtlasSearch::custom)
                .toList(),
        "completedOn", order.stage == Stage.COMPLETED ? Records.iso(order.finished) : null,
        "completedBy", completedBy(order),
        "archived", false,
        "createdAt", Records.iso(order.created),
        "updatedAt", Records.iso(order.updated));
  }

  private static Map<String, @Nullable Object> custom(Entry<String, @Nullable Object> entry) {
    return object(
        "value", entry.getValue(),
        "customField", object("id", Long.valueOf(entry.getKey().substring("custom:".length()))));
  }

  private static @Nullable Object completedBy(FakeOrder order) {
    return order.stage == Stage.COMPLETED && order.finishedBy != null
        ? object("id", 7, "firstName", order.finishedBy, "lastName", "Technician")
        : null;
  }

  static String word(Stage stage) {
    return stage == Stage.COMPLETED ? "COMPLETE" : stage.name();
  }

  private static String number(FakeOrder order) {
    return "WO%06d".formatted(order.id);
  }
}
