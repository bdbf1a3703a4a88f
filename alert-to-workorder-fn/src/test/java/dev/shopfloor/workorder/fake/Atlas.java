package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Atlas CMMS, with every trap that was seen on a running one. */
final class Atlas implements Personality {
  static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
  private static final List<String> PRIORITIES = List.of("NONE", "LOW", "MEDIUM", "HIGH");
  private static final int MOST_TITLE = 255;

  @Override
  public String name() {
    return "atlas";
  }

  @Override
  public void set(Switches switches) {
    switches.signingIn = Duration.ofSeconds(2);
    switches.updatesReplace = true;
    switches.escapesHtml = true;
    switches.stripsTags = true;
    switches.findsParts = true;
  }

  @Override
  public List<Rate> rates() {
    return List.of(
        new Rate(100, Duration.ofMinutes(1), false),
        new Rate(1_000, Duration.ofHours(1), false),
        new Rate(20, Duration.ofMinutes(1), true),
        new Rate(80, Duration.ofHours(1), true));
  }

  @Override
  public Call.Kind kind(Call call) {
    if (call.path().startsWith("/auth/")) {
      return Call.Kind.SIGN_IN;
    } else if (call.is("POST", "/assets/search")) {
      return Call.Kind.FIND_ASSET;
    } else if (call.is("POST", "/work-orders/search")
        || call.is("POST", "/work-orders/search/mini")) {
      return call.text().contains("\"updatedAt\"") ? Call.Kind.CHANGES : Call.Kind.FIND;
    } else if (call.is("POST", "/work-orders")) {
      return Call.Kind.CREATE;
    } else if (call.is("POST", "/comments")) {
      return Call.Kind.COMMENT;
    } else if (call.is("GET", "/work-orders/*")) {
      return Call.Kind.READ;
    } else if (call.is("PATCH", "/work-orders/*")) {
      return Call.Kind.RAISE;
    } else if (call.is("PATCH", "/work-orders/*/change-status")
        || call.is("DELETE", "/work-orders/*")) {
      return Call.Kind.CANCEL;
    }
    return Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    if (kind == Call.Kind.SIGN_IN) {
      return signIn(call, cmms.sessions()).after(cmms.switches().signingIn);
    }
    if (call.header("x-api-key") != null) {
      return failed(403, "Access denied");
    }
    if (!cmms.sessions().holds(Sessions.bearer(call))) {
      return expired();
    }
    return switch (kind) {
      case CREATE -> create(call.fields(), cmms);
      case FIND, CHANGES -> AtlasSearch.orders(call.fields(), cmms.records());
      case FIND_ASSET -> AtlasSearch.assets(call.fields(), cmms.records());
      case READ ->
          Reply.json(200, AtlasSearch.shown(order(call, cmms, "Not found"), cmms.records()));
      case RAISE -> patch(call, cmms);
      case COMMENT -> comment(call.fields(), cmms);
      case CANCEL -> call.method().equals("DELETE") ? delete(call, cmms) : changeStatus(call, cmms);
      case OTHER -> other(call, cmms);
      case SIGN_IN -> throw new AssertionError();
    };
  }

  private static Reply signIn(Call call, Sessions sessions) {
    Map<String, @Nullable Object> fields = call.fields();
    if (call.is("POST", "/auth/refresh")) {
      Boolean first = sessions.refreshOnce(String.valueOf(fields.get("refreshToken")));
      return Boolean.TRUE.equals(first)
          ? tokens(sessions.issue(TOKEN_LIFE), sessions)
          : failed(401, "Refresh token reuse detected. All sessions have been revoked");
    }
    if (!call.is("POST", "/auth/signin")) {
      return failed(500, "No static resource " + call.path().substring(1) + ".");
    }
    if (!sessions.knows(fields.get("email"), fields.get("password"))
        || !"CLIENT".equals(fields.get("type"))) {
      return failed(403, "Invalid credentials");
    }
    return tokens(sessions.signIn(TOKEN_LIFE), sessions);
  }

  private static Reply tokens(String access, Sessions sessions) {
    return Reply.json(200, object("accessToken", access, "refreshToken", sessions.refreshToken()));
  }

  private static Reply create(Map<String, @Nullable Object> fields, FakeCmms cmms) {
    check(fields, cmms);
    if (!(fields.get("title") instanceof String title) || title.isBlank()) {
      return failed(500, "Validation failed for argument [0]: title must not be null");
    }
    Records records = cmms.records();
    FakeOrder order = records.make(title, null);
    set(order, fields, true, records);
    if (fields.get("customFields") instanceof List<?> custom) {
      for (Object each : custom) {
        if (each instanceof Map<?, ?> field) {
          String value = records.stored(String.valueOf(field.get("value")));
          order.fields.put("custom:" + field.get("id"), value);
        }
      }
    }
    return Reply.json(200, AtlasSearch.shown(order, records));
  }

  /** Everything but what PATCH names is wiped. */
  private static Reply patch(Call call, FakeCmms cmms) {
    FakeOrder order = order(call, cmms, "WorkOrder not found");
    Map<String, @Nullable Object> fields = call.fields();
    check(fields, cmms);
    if (!(fields.get("title") instanceof String title)) {
      return failed(500, "not-null property references a null or transient value: WorkOrder.title");
    }
    Records records = cmms.records();
    order.title = records.title(title);
    set(order, fields, cmms.switches().updatesReplace, records);
    records.touch(order);
    return Reply.json(200, AtlasSearch.shown(order, records));
  }

  private static void set(
      FakeOrder order, Map<String, @Nullable Object> fields, boolean all, Records records) {
    if (all || fields.containsKey("description")) {
      order.description =
          fields.get("description") == null
              ? null
              : records.description(text(fields, "description"));
    }
    if (all || fields.containsKey("priority")) {
      records.prioritise(order, fields.get("priority") == null ? "NONE" : text(fields, "priority"));
    }
    if (all || fields.containsKey("asset")) {
      order.asset = asset(fields);
    }
    for (String name : List.of("dueDate", "estimatedDuration")) {
      if (all || fields.containsKey(name)) {
        order.fields.put(name, fields.get(name));
      }
    }
  }

  /** What the database and the reader of JSON refuse ends in 500, as if the system were broken. */
  private static void check(Map<String, @Nullable Object> fields, FakeCmms cmms) {
    if (fields.get("title") instanceof String title
        && title.codePointCount(0, title.length()) > MOST_TITLE) {
      throw new Reply.Rejection(
          failed(
              500,
              "could not execute statement [ERROR: value too long for type character varying(255)]"
                  + " [insert into work_order]"));
    }
    Object priority = fields.get("priority");
    if (priority != null && !PRIORITIES.contains(priority.toString())) {
      throw new Reply.Rejection(noConstant("Priority", priority, PRIORITIES));
    }
    Long asset = asset(fields);
    if (asset != null && cmms.records().asset(asset) == null) {
      throw new Reply.Rejection(
          failed(
              500,
              ("could not execute statement [ERROR: insert or update on table \"work_order\""
                      + " violates foreign key constraint \"fk_work_order_asset\" Detail: Key"
                      + " (asset_id)=(%d) is not present in table \"asset\".]")
                  .formatted(asset)));
    }
  }

  private static Reply comment(Map<String, @Nullable Object> fields, FakeCmms cmms) {
    Long id = fields.get("workOrder") instanceof Map<?, ?> about ? whole(about.get("id")) : null;
    FakeOrder order = id == null ? null : cmms.records().order(id);
    if (order == null) {
      return failed(404, "WorkOrder not found");
    }
    cmms.records().comment(order, text(fields, "content"));
    return Reply.json(
        200,
        object(
            "id",
            order.comments.size(),
            "content",
            order.comments.isEmpty() ? "" : order.comments.getLast(),
            "system",
            false,
            "createdAt",
            Records.iso(order.updated)));
  }

  private static Reply changeStatus(Call call, FakeCmms cmms) {
    FakeOrder order = cmms.records().order(call.id(1));
    if (order == null) {
      return failed(500, "No value present");
    }
    Object status = call.fields().get("status");
    for (Stage stage : Stage.values()) {
      if (AtlasSearch.word(stage).equals(status) && stage != Stage.CANCELLED) {
        cmms.records().stage(order, stage, Sessions.USER);
        return Reply.json(200, AtlasSearch.shown(order, cmms.records()));
      }
    }
    return noConstant("Status", status, AtlasSearch.STATUSES);
  }

  private static Reply delete(Call call, FakeCmms cmms) {
    cmms.records().remove(order(call, cmms, "WorkOrder not found"));
    return Reply.json(200, object("success", true, "message", "Deleted successfully"));
  }

  private static Reply other(Call call, FakeCmms cmms) {
    if (call.is("POST", "/comments/search/*")) {
      FakeOrder order = cmms.records().order(call.id(2));
      return order == null
          ? failed(404, "WorkOrder not found")
          : Reply.json(
              200, order.comments.stream().map(text -> (Object) object("content", text)).toList());
    }
    if (call.path().startsWith("/webhook") || call.path().startsWith("/assets/barcode")) {
      return failed(403, "Access denied");
    }
    return failed(500, "No static resource " + call.path().substring(1) + ".");
  }

  private static FakeOrder order(Call call, FakeCmms cmms, String otherwise) {
    FakeOrder order = cmms.records().order(call.id(1));
    if (order == null) {
      throw new Reply.Rejection(failed(404, otherwise));
    }
    return order;
  }

  @Override
  public Reply malformed() {
    return failed(500, "JSON parse error: Unexpected character");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    return failed(429, "Too many requests");
  }

  @Override
  public Reply expired() {
    return Reply.empty(403);
  }

  @Override
  public Reply errorInBody() {
    return failed(200, "An unexpected error occurred");
  }

  @Override
  public boolean cancels() {
    return false;
  }

  static Reply failed(int status, String message) {
    return Reply.json(status, object("success", false, "message", message));
  }

  static Reply noConstant(String type, @Nullable Object value, List<String> values) {
    return failed(
        500,
        ("JSON parse error: Cannot deserialize value of type `com.grash.model.enums.%s` from String"
                + " \"%s\": not one of the values accepted for Enum class: %s")
            .formatted(type, value, values));
  }

  private static @Nullable Long asset(Map<String, @Nullable Object> fields) {
    return fields.get("asset") instanceof Map<?, ?> asset ? whole(asset.get("id")) : null;
  }

  static @Nullable Long whole(@Nullable Object value) {
    return value instanceof Long whole ? whole : null;
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    return String.valueOf(fields.get(name));
  }
}
