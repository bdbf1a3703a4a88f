package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Factory AI, as its documentation says: an id has one name in lists and another elsewhere. */
final class FactoryAi implements Personality {
  private static final String ORDER = "wo-";
  private static final String ASSET = "asset-";
  private static final List<String> PRIORITIES = List.of("low", "medium", "high", "critical");
  private static final List<String> STATUSES =
      List.of("open", "assigned", "in_progress", "on_hold", "completed", "cancelled", "closed");
  private static final List<String> TYPES =
      List.of("preventive", "corrective", "emergency", "inspection", "calibration", "modification");
  private static final Set<String> KEPT = Set.of("type", "failureCode", "scheduledDate");

  @Override
  public String name() {
    return "factory-ai";
  }

  @Override
  public void set(Switches switches) {
    switches.findsParts = true;
  }

  @Override
  public Call.Kind kind(Call call) {
    if (call.is("GET", "/assets")) {
      return Call.Kind.FIND_ASSET;
    } else if (call.is("GET", "/work-orders")) {
      return call.query("search") == null ? Call.Kind.CHANGES : Call.Kind.FIND;
    } else if (call.is("GET", "/work-orders/*")) {
      return Call.Kind.READ;
    } else if (call.is("POST", "/work-orders")) {
      return Call.Kind.CREATE;
    } else if (call.is("POST", "/work-orders/*/notes")) {
      return Call.Kind.COMMENT;
    } else if (call.is("PUT", "/work-orders/*")) {
      return call.text().contains("\"status\"") ? Call.Kind.CANCEL : Call.Kind.RAISE;
    } else if (call.is("DELETE", "/work-orders/*")) {
      return Call.Kind.CANCEL;
    }
    return Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    if (!cmms.sessions().isKey(Sessions.bearer(call))) {
      return expired();
    }
    Records records = cmms.records();
    return switch (kind) {
      case FIND_ASSET -> assets(call, records);
      case FIND, CHANGES -> list(call, records);
      case READ -> Reply.json(200, shown(order(call, records), "id"));
      case CREATE -> create(call.fields(), cmms);
      case COMMENT -> note(order(call, records), call.fields(), records);
      case RAISE, CANCEL ->
          call.method().equals("DELETE")
              ? delete(order(call, records), cmms)
              : update(order(call, records), call.fields(), cmms);
      case SIGN_IN, OTHER -> failed(404, "Not found", "NOT_FOUND");
    };
  }

  private static Reply create(Map<String, @Nullable Object> fields, FakeCmms cmms) {
    Object title = fields.get("title");
    if (!(title instanceof String text) || text.isBlank()) {
      throw invalid("title", "Title is required");
    }
    check(fields, cmms);
    Records records = cmms.records();
    FakeOrder order =
        records.make(text, fields.get("description") instanceof String body ? body : null);
    order.priority = fields.get("priority") instanceof String word ? word : "medium";
    order.asset = asset(fields);
    fields.forEach((name, value) -> keep(order, name, value));
    return Reply.json(201, shown(order, "id"));
  }

  private static void keep(FakeOrder order, String name, @Nullable Object value) {
    if (KEPT.contains(name)) {
      order.fields.put(name, value);
    }
  }

  private static void check(Map<String, @Nullable Object> fields, FakeCmms cmms) {
    constant(fields, "priority", PRIORITIES);
    constant(fields, "status", STATUSES);
    constant(fields, "type", TYPES);
    if (fields.get("assetId") != null) {
      Long asset = asset(fields);
      if (asset == null || cmms.records().asset(asset) == null) {
        throw invalid("assetId", "Asset must exist");
      }
    }
    if (fields.get("scheduledDate") instanceof String date) {
      try {
        if (Records.nanos(date) < cmms.now()) {
          throw invalid("scheduledDate", "Scheduled date cannot be in the past");
        }
      } catch (DateTimeException bad) {
        throw invalid("scheduledDate", "Invalid date");
      }
    }
  }

  private static void constant(
      Map<String, @Nullable Object> fields, String name, List<String> values) {
    Object value = fields.get(name);
    if (value != null && !values.contains(value.toString())) {
      throw invalid(name, "Must be one of " + String.join(", ", values));
    }
  }

  private static Reply list(Call call, Records records) {
    String search = call.query("search");
    String asset = call.query("assetId");
    String status = call.query("status");
    String priority = call.query("priority");
    String after = call.query("createdAfter");
    List<FakeOrder> all =
        records.visible().stream()
            .filter(order ->
                search == null
                    || records.matches(order.title, search)
                    || records.matches(order.description, search))
            .filter(order -> asset == null || asset.equals(ASSET + order.asset))
            .filter(order -> status == null || status.equals(word(order)))
            .filter(order -> priority == null || priority.equals(order.priority))
            .filter(order -> after == null || order.created > Records.nanos(after))
            .toList();
    int from = Math.min(all.size(), call.number("offset", 0));
    int to = Math.min(all.size(), from + call.number("limit", 50));
    return Reply.json(
        200,
        all.subList(from, to).stream().<Object>map(order -> shown(order, "workOrderId")).toList());
  }

  private static Reply assets(Call call, Records records) {
    String search = call.query("search");
    List<Object> found =
        records.assets().stream()
            .filter(id ->
                search == null
                    || Records.plain(String.valueOf(records.asset(id)))
                        .contains(Records.plain(search)))
            .<Object>map(id ->
                object(
                    "assetId",
                    ASSET + id,
                    "name",
                    "Asset " + id,
                    "serialNumber",
                    records.asset(id),
                    "status",
                    "Active"))
            .toList();
    Object area = object("name", "production-floor", "assets", found, "nextToken", null);
    Object site = object("site", "main-facility", "areas", List.of(area), "nextToken", null);
    return Reply.json(200, object("items", List.of(site), "nextToken", null));
  }

  private static Reply note(
      FakeOrder order, Map<String, @Nullable Object> fields, Records records) {
    if (!(fields.get("text") instanceof String text) || text.isEmpty()) {
      throw invalid("text", "Note text is required");
    }
    records.comment(order, text);
    return Reply.json(
        201, object("id", "note-%03d".formatted(order.comments.size()), "text", text));
  }

  private static Reply update(
      FakeOrder order, Map<String, @Nullable Object> fields, FakeCmms cmms) {
    check(fields, cmms);
    Records records = cmms.records();
    if (fields.get("title") instanceof String title) {
      order.title = records.title(title);
    }
    if (fields.get("description") instanceof String text) {
      order.description = records.description(text);
    }
    if (fields.get("priority") instanceof String word) {
      records.prioritise(order, word);
    }
    if (fields.get("status") instanceof String word) {
      order.fields.put("status", word);
      records.stage(order, stage(word), "Shopfloor");
    }
    fields.forEach((name, value) -> keep(order, name, value));
    records.touch(order);
    return Reply.json(200, shown(order, "id"));
  }

  private static Reply delete(FakeOrder order, FakeCmms cmms) {
    if (order.stage == Stage.IN_PROGRESS) {
      return Reply.json(
          409, object("error", "Cannot delete work order", "reason", "Work order is in progress"));
    }
    cmms.records().remove(order);
    return Reply.json(
        200,
        object("message", "Work order deleted successfully", "deletedAt", Records.iso(cmms.now())));
  }

  private static FakeOrder order(Call call, Records records) {
    String id = call.part(1);
    FakeOrder order =
        id.matches("wo-\\d{1,18}") ? records.order(Long.parseLong(id.substring(3))) : null;
    if (order == null) {
      throw new Reply.Rejection(
          Reply.json(404, object("error", "Work order not found", "workOrderId", id)));
    }
    return order;
  }

  private static Object shown(FakeOrder order, String idName) {
    Map<String, @Nullable Object> shown =
        object(
            idName,
            ORDER + order.id,
            "title",
            order.title,
            "description",
            order.description,
            "assetId",
            order.asset == null ? null : ASSET + order.asset,
            "status",
            word(order),
            "priority",
            order.priority,
            "type",
            order.fields.get("type"),
            "failureCode",
            order.fields.get("failureCode"),
            "completionDate",
            order.stage == Stage.COMPLETED ? Records.iso(order.finished) : null,
            "createdDate",
            Records.iso(order.created),
            "createdAt",
            Records.iso(order.created),
            "updatedAt",
            Records.iso(order.updated));
    if (idName.equals("id")) {
      shown.put("workOrderNumber", "WO-2026-%03d".formatted(order.id));
      shown.put(
          "notes", order.comments.stream().<Object>map(text -> object("text", text)).toList());
    }
    return shown;
  }

  private static String word(FakeOrder order) {
    Object said = order.fields.get("status");
    if (said instanceof String word && stage(word) == order.stage) {
      return word;
    }
    return order.stage.name().toLowerCase(Locale.ROOT);
  }

  private static Stage stage(String word) {
    return switch (word) {
      case "assigned", "open" -> Stage.OPEN;
      case "closed", "completed" -> Stage.COMPLETED;
      default -> Stage.valueOf(word.toUpperCase(Locale.ROOT));
    };
  }

  private static @Nullable Long asset(Map<String, @Nullable Object> fields) {
    return fields.get("assetId") instanceof String id && id.matches("asset-\\d{1,18}")
        ? Long.valueOf(id.substring(ASSET.length()))
        : null;
  }

  private static Reply.Rejection invalid(String field, String message) {
    return new Reply.Rejection(
        Reply.json(
            400, object("error", "Invalid work order data", "details", object(field, message))));
  }

  private static Reply failed(int status, String error, String code) {
    return Reply.json(
        status, object("error", error, "code", code, "timestamp", "2026-06-15T08:00:00Z"));
  }

  @Override
  public Reply malformed() {
    return failed(400, "Invalid JSON", "BAD_REQUEST");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    return failed(429, "Rate limit exceeded", "RATE_LIMITED");
  }

  @Override
  public Reply expired() {
    return failed(401, "API key is invalid or has expired", "UNAUTHORIZED");
  }

  @Override
  public Reply errorInBody() {
    return failed(200, "Internal error", "INTERNAL");
  }
}
