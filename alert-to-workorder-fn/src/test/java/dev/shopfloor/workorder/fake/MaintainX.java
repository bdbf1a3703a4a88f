package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MaintainX, as its OpenAPI document says. */
final class MaintainX implements Personality {
  /** The asset's own field that people put our key into. */
  static final String ASSET_FIELD = "Shopfloor asset";

  private static final List<String> PRIORITIES = List.of("NONE", "LOW", "MEDIUM", "HIGH");
  private static final List<String> STATUSES =
      List.of("OPEN", "IN_PROGRESS", "ON_HOLD", "DONE", "CANCELED");
  private static final List<String> TYPES = List.of("REACTIVE", "PREVENTIVE", "OTHER");
  private static final Set<String> KEPT =
      Set.of("externalData", "extraFields", "categories", "dueDate", "type", "estimatedTime");
  private static final int MOST_PAGE = 200;
  private static final int RATE = 100;

  @Override
  public String name() {
    return "maintainx";
  }

  @Override
  public void set(Switches switches) {
    switches.findsParts = true;
  }

  @Override
  public List<Rate> rates() {
    return List.of(new Rate(RATE, Duration.ofMinutes(1), false));
  }

  @Override
  public Call.Kind kind(Call call) {
    if (call.is("GET", "/assets")) {
      return Call.Kind.FIND_ASSET;
    } else if (call.is("GET", "/workorders")) {
      return call.query().keySet().stream().anyMatch(name -> name.startsWith("updatedAt"))
          ? Call.Kind.CHANGES
          : Call.Kind.FIND;
    } else if (call.is("GET", "/workorders/*")) {
      return Call.Kind.READ;
    } else if (call.is("POST", "/workorders")) {
      return Call.Kind.CREATE;
    } else if (call.is("POST", "/workorders/*/comments")) {
      return Call.Kind.COMMENT;
    } else if (call.is("PATCH", "/workorders/*/status") || call.is("DELETE", "/workorders/*")) {
      return Call.Kind.CANCEL;
    } else if (call.is("PATCH", "/workorders/*")) {
      return Call.Kind.RAISE;
    }
    return Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    if (!cmms.sessions().isKey(Sessions.bearer(call))) {
      return expired();
    }
    Records records = cmms.records();
    Reply reply =
        switch (kind) {
          case FIND_ASSET -> assets(call, records);
          case FIND, CHANGES -> list(call, records);
          case READ -> Reply.json(200, object("workOrder", shown(order(call, records))));
          case CREATE -> create(call.fields(), records);
          case COMMENT -> comment(order(call, records), call.fields(), records);
          case RAISE -> update(order(call, records), call.fields(), cmms);
          case CANCEL -> stage(call, records);
          case SIGN_IN, OTHER -> failed(404, "Not found");
        };
    return reply.with("x-rate-limit-limit", Integer.toString(RATE));
  }

  private static Reply create(Map<String, @Nullable Object> fields, Records records) {
    check(fields, records);
    if (!(fields.get("title") instanceof String title) || title.isBlank()) {
      return failed(400, "\"title\" is required");
    }
    FakeOrder order =
        records.make(title, fields.get("description") instanceof String text ? text : null);
    order.priority = fields.get("priority") instanceof String word ? word : "NONE";
    order.asset = fields.get("assetId") instanceof Long id ? id : null;
    fields.forEach((name, value) -> keep(order, name, value, records));
    return Reply.json(200, object("id", order.id));
  }

  private static void keep(FakeOrder order, String name, @Nullable Object value, Records records) {
    if (KEPT.contains(name)) {
      order.fields.put(name, value instanceof String text ? records.stored(text) : value);
    }
  }

  private static void check(Map<String, @Nullable Object> fields, Records records) {
    constant(fields, "priority", PRIORITIES);
    constant(fields, "type", TYPES);
    Object asset = fields.get("assetId");
    if (asset != null && !(asset instanceof Long)) {
      throw new Reply.Rejection(failed(400, "\"assetId\" must be an integer"));
    }
    if (asset instanceof Long id && records.asset(id) == null) {
      throw new Reply.Rejection(failed(400, "Asset " + id + " does not exist"));
    }
  }

  private static void constant(
      Map<String, @Nullable Object> fields, String name, List<String> values) {
    Object value = fields.get(name);
    if (value != null && !values.contains(value.toString())) {
      throw new Reply.Rejection(failed(400, "\"%s\" must be one of %s".formatted(name, values)));
    }
  }

  private static Reply list(Call call, Records records) {
    int most = call.number("limit", 100);
    if (most < 1 || most > MOST_PAGE) {
      return failed(400, "\"limit\" must be less than or equal to 200");
    }
    for (String status : call.query().getOrDefault("statuses", List.of())) {
      if (!STATUSES.contains(status)) {
        return failed(400, "\"statuses\" must be one of " + STATUSES);
      }
    }
    Stream<FakeOrder> found =
        records.visible().stream().filter(order -> matches(order, call, records));
    String sort = call.query("sort") == null ? "-createdAt" : call.query("sort");
    Comparator<FakeOrder> by =
        sort.endsWith("updatedAt")
            ? Comparator.comparingLong(order -> order.updated)
            : Comparator.comparingLong(order -> order.id);
    List<FakeOrder> all = found.sorted(sort.startsWith("-") ? by.reversed() : by).toList();
    int from = Math.min(all.size(), call.number("cursor", 0));
    int to = Math.min(all.size(), from + most);
    String next = to == all.size() ? null : Integer.toString(to);
    return Reply.json(
        200,
        object(
            "workOrders",
            all.subList(from, to).stream().<Object>map(MaintainX::shown).toList(),
            "nextCursor",
            next,
            "nextPage",
            next == null ? null : "/workorders?cursor=" + next));
  }

  private static boolean matches(FakeOrder order, Call call, Records records) {
    List<String> assets = call.query().get("assets");
    List<String> statuses = call.query().get("statuses");
    String title = call.query("title");
    String created = call.query("createdAt[gte]");
    String updated = call.query("updatedAt[gte]");
    return (assets == null || assets.contains(String.valueOf(order.asset)))
        && (statuses == null || statuses.contains(word(order.stage)))
        && (title == null || records.matches(order.title, title))
        && (created == null || Records.millis(order.created) >= Records.millis(time(created)))
        && (updated == null || Records.millis(order.updated) >= Records.millis(time(updated)));
  }

  private static long time(String text) {
    try {
      return Records.nanos(text);
    } catch (java.time.DateTimeException bad) {
      throw new Reply.Rejection(failed(400, "\"" + text + "\" must be a valid date"));
    }
  }

  private static Reply assets(Call call, Records records) {
    for (String name : call.query().keySet()) {
      if (!name.equals(ASSET_FIELD) && !Set.of("limit", "cursor", "sort").contains(name)) {
        return failed(400, "\"" + name + "\" is not allowed");
      }
    }
    String wanted = call.query(ASSET_FIELD);
    List<Long> found = wanted == null ? records.assets() : records.assets(wanted);
    return Reply.json(
        200,
        object(
            "assets",
            found.stream()
                .<Object>map(id ->
                    object("id", id, "name", "Asset " + id, "extraFields", extra(id, records)))
                .toList(),
            "nextCursor",
            null));
  }

  private static Object extra(long id, Records records) {
    return object(ASSET_FIELD, records.asset(id));
  }

  private static Reply comment(
      FakeOrder order, Map<String, @Nullable Object> fields, Records records) {
    if (!(fields.get("content") instanceof String text) || text.isEmpty()) {
      return failed(400, "\"content\" is required");
    }
    records.comment(order, text);
    return Reply.json(201, object("id", 1_000 + order.comments.size()));
  }

  private static Reply update(
      FakeOrder order, Map<String, @Nullable Object> fields, FakeCmms cmms) {
    Records records = cmms.records();
    check(fields, records);
    if (fields.get("title") instanceof String title) {
      order.title = records.title(title);
    }
    if (fields.get("description") instanceof String text) {
      order.description = records.description(text);
    }
    if (fields.get("priority") instanceof String word) {
      records.prioritise(order, word);
    }
    fields.forEach((name, value) -> keep(order, name, value, records));
    records.touch(order);
    return Reply.json(200, object("id", order.id));
  }

  private static Reply stage(Call call, Records records) {
    FakeOrder order = order(call, records);
    if (call.method().equals("DELETE")) {
      records.remove(order);
      return Reply.empty(204);
    }
    Object status = call.fields().get("status");
    for (Stage stage : Stage.values()) {
      if (word(stage).equals(status)) {
        records.stage(order, stage, "Shopfloor");
        return Reply.json(200, object("id", order.id));
      }
    }
    return failed(400, "\"status\" must be one of " + STATUSES);
  }

  private static FakeOrder order(Call call, Records records) {
    FakeOrder order = records.order(call.id(1));
    if (order == null) {
      throw new Reply.Rejection(failed(404, "Work order not found"));
    }
    return order;
  }

  private static Object shown(FakeOrder order) {
    Map<String, @Nullable Object> shown =
        object(
            "id", order.id,
            "sequentialId", order.id,
            "title", order.title,
            "description", order.description,
            "status", word(order.stage),
            "priority", order.priority,
            "assetId", order.asset,
            "createdAt", Records.iso(order.created),
            "updatedAt", Records.iso(order.updated),
            "completedAt", order.stage == Stage.COMPLETED ? Records.iso(order.finished) : null,
            "completerId", order.stage == Stage.COMPLETED ? 4711 : null);
    shown.putAll(order.fields);
    return shown;
  }

  private static String word(Stage stage) {
    return switch (stage) {
      case COMPLETED -> "DONE";
      case CANCELLED -> "CANCELED";
      default -> stage.name();
    };
  }

  static Reply failed(int status, String error) {
    return Reply.json(status, object("errors", List.of(object("error", error))));
  }

  @Override
  public Reply malformed() {
    return failed(400, "Invalid JSON in request body");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    long reset = cmms.now() / 1_000_000_000L / 60 * 60 + 60;
    return Reply.json(429, object("error", "Too many requests"))
        .with("x-rate-limit-limit", Integer.toString(RATE))
        .with("x-rate-limit-remaining", "0")
        .with("x-rate-limit-reset", Long.toString(reset));
  }

  @Override
  public Reply expired() {
    return Reply.empty(401);
  }

  @Override
  public Reply errorInBody() {
    return Reply.json(200, object("errors", List.of(object("error", "Internal error"))));
  }
}
