package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interface of {@code plant-cmms}, as docs/work-orders.md says. It asks nobody who he is. */
final class SmallCmms implements Personality {
  private static final String ORDERS = "/api/work-orders";
  private static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");

  @Override
  public String name() {
    return "plant-cmms";
  }

  @Override
  public Call.Kind kind(Call call) {
    if (call.is("POST", ORDERS)) {
      return Call.Kind.CREATE;
    } else if (call.is("GET", ORDERS)) {
      return call.query("changedSince") == null ? Call.Kind.FIND : Call.Kind.CHANGES;
    } else if (call.is("GET", ORDERS + "/*")) {
      return Call.Kind.READ;
    } else if (call.is("POST", ORDERS + "/*/comments")) {
      return Call.Kind.COMMENT;
    } else if (call.is("PATCH", ORDERS + "/*")) {
      return call.text().contains("\"status\"") ? Call.Kind.CANCEL : Call.Kind.RAISE;
    }
    return Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    Records records = cmms.records();
    return switch (kind) {
      case CREATE -> create(call.fields(), records);
      case FIND -> find(call, records);
      case CHANGES -> changes(call, records);
      case READ -> Reply.json(200, shown(order(call, records)));
      case COMMENT -> comment(order(call, records), call.fields(), records);
      case RAISE, CANCEL -> change(order(call, records), call.fields(), records);
      default -> failed(404, "no such page", call.path());
    };
  }

  private static Reply create(Map<String, @Nullable Object> fields, Records records) {
    String title = text(fields, "title");
    String marker = text(fields, "marker");
    String priority = priority(fields);
    FakeOrder order = records.make(title, text(fields, "description"));
    order.fields.put("marker", records.stored(marker));
    order.fields.put("asset", text(fields, "asset"));
    records.prioritise(order, priority);
    return Reply.json(201, shown(order));
  }

  private static Reply find(Call call, Records records) {
    String marker = String.valueOf(call.query("marker"));
    List<Object> found =
        records.visible().stream()
            .filter(order -> records.matches(String.valueOf(order.fields.get("marker")), marker))
            .<Object>map(SmallCmms::shown)
            .toList();
    return Reply.json(200, object("items", found));
  }

  private static Reply changes(Call call, Records records) {
    long since = Long.parseLong(String.valueOf(call.query("changedSince")));
    int most = call.number("limit", 200);
    List<FakeOrder> all =
        records.visible().stream()
            .filter(order -> Records.millis(order.updated) >= since)
            .sorted(Comparator.comparingLong(order -> order.updated))
            .toList();
    return Reply.json(
        200,
        object(
            "items",
            all.stream().limit(most).<Object>map(SmallCmms::shown).toList(),
            "more",
            all.size() > most));
  }

  private static Reply comment(
      FakeOrder order, Map<String, @Nullable Object> fields, Records records) {
    String id = "comment:" + text(fields, "externalId");
    if (order.fields.put(id, true) == null) {
      records.comment(order, text(fields, "text"));
    }
    return Reply.json(201, object("id", order.comments.size()));
  }

  private static Reply change(
      FakeOrder order, Map<String, @Nullable Object> fields, Records records) {
    if (fields.containsKey("priority")) {
      records.prioritise(order, priority(fields));
    }
    if (fields.get("status") instanceof String status) {
      records.stage(order, Stage.valueOf(status), text(fields, "by"));
    }
    return Reply.json(200, shown(order));
  }

  private static FakeOrder order(Call call, Records records) {
    FakeOrder order = records.order(call.id(2));
    if (order == null) {
      throw new Reply.Rejection(failed(404, "no such work order", call.path()));
    }
    return order;
  }

  private static Object shown(FakeOrder order) {
    Map<String, @Nullable Object> shown =
        object(
            "id", Long.toString(order.id),
            "number", "WO-%05d".formatted(order.id),
            "status", order.stage.name(),
            "title", order.title,
            "priority", order.priority,
            "marker", order.fields.get("marker"),
            "url", "http://127.0.0.1:1/work-orders/" + order.id,
            "created", Records.iso(order.created),
            "updated", Records.iso(order.updated));
    if (!order.open()) {
      shown.put("finished", Records.iso(order.finished));
      shown.put("finishedBy", order.finishedBy);
    }
    return shown;
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new Reply.Rejection(failed(400, "\"" + name + "\" is missing", name));
  }

  private static String priority(Map<String, @Nullable Object> fields) {
    String word = text(fields, "priority");
    if (!PRIORITIES.contains(word)) {
      throw new Reply.Rejection(failed(400, "\"priority\" cannot be \"" + word + '"', "priority"));
    }
    return word;
  }

  private static Reply failed(int status, String error, String field) {
    return Reply.json(status, object("error", error, "field", field));
  }

  @Override
  public Reply malformed() {
    return failed(400, "the body is no JSON object", "body");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    return failed(429, "slow down", "");
  }

  @Override
  public Reply expired() {
    return failed(401, "unauthorized", "");
  }

  @Override
  public Reply errorInBody() {
    return failed(200, "it went wrong", "");
  }
}
