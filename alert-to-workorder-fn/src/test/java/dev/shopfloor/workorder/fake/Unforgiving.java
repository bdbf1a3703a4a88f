package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import dev.shopfloor.workorder.fake.FakeOrder.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The worst of all of them in one system that nobody sells. Its profile is written as a customer
 * would write one.
 */
final class Unforgiving implements Personality {
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  private static final Duration GUARD = Duration.ofMinutes(5);
  private static final String BASE = "/api/v2";
  private static final String TASKS = BASE + "/tasks";
  private static final int MOST_NAME = 120;
  private static final int MOST_PAGE = 20;
  private static final long SECOND = 1_000_000_000L;

  private final Map<String, Long> requests = new HashMap<>();

  @Override
  public String name() {
    return "unforgiving";
  }

  @Override
  public void set(Switches switches) {
    switches.updatesReplace = true;
    switches.escapesHtml = true;
    switches.stripsTags = true;
    switches.findsParts = true;
    switches.guardsRepeats = true;
    switches.searchLag = () -> Duration.ofSeconds(5).toNanos();
  }

  @Override
  public List<Rate> rates() {
    return List.of(new Rate(200, Duration.ofMinutes(1), false));
  }

  @Override
  public Call.Kind kind(Call call) {
    if (call.is("POST", BASE + "/auth")) {
      return Call.Kind.SIGN_IN;
    } else if (call.is("GET", BASE + "/equipment")) {
      return Call.Kind.FIND_ASSET;
    } else if (call.is("GET", TASKS)) {
      return call.query("modifiedAfter") == null ? Call.Kind.FIND : Call.Kind.CHANGES;
    } else if (call.is("POST", TASKS)) {
      return Call.Kind.CREATE;
    } else if (call.is("GET", TASKS + "/*")) {
      return Call.Kind.READ;
    } else if (call.is("PATCH", TASKS + "/*")) {
      return call.text().contains("\"state\":\"VOID\"") ? Call.Kind.CANCEL : Call.Kind.RAISE;
    } else if (call.is("POST", TASKS + "/*/log")) {
      return Call.Kind.COMMENT;
    }
    return Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    if (kind == Call.Kind.SIGN_IN) {
      return signIn(call.fields(), cmms.sessions());
    }
    if (!cmms.sessions().holds(call.header("session-token"))) {
      return expired();
    }
    Records records = cmms.records();
    return switch (kind) {
      case FIND_ASSET -> equipment(call, records);
      case FIND -> list(call, records);
      case CHANGES -> list(call, records);
      case CREATE -> create(call, cmms);
      case READ -> done(shown(order(call, records), "taskId"));
      case COMMENT -> log(order(call, records), call.fields(), records);
      case RAISE, CANCEL -> patch(order(call, records), call.fields(), cmms);
      case SIGN_IN, OTHER -> Reply.page(500, "<h1>HTTP 500 - no route</h1>");
    };
  }

  private static Reply signIn(Map<String, @Nullable Object> fields, Sessions sessions) {
    return sessions.knows(fields.get("user"), fields.get("password"))
        ? done(object("sessionToken", sessions.signIn(TOKEN_LIFE)))
        : wrong("AUTH-1", "Unknown user or wrong password for " + fields.get("user"));
  }

  private Reply create(Call call, FakeCmms cmms) {
    Map<String, @Nullable Object> fields = call.fields();
    check(fields, cmms.records());
    if (cmms.switches().guardsRepeats && repeated(call, cmms.now())) {
      return Reply.json(
          409, object("ok", false, "error", object("code", "DUP", "message", "Seen before")));
    }
    Records records = cmms.records();
    FakeOrder order = records.make(String.valueOf(fields.get("name")), null);
    set(order, fields, true, records);
    return done(object("taskId", order.id));
  }

  private boolean repeated(Call call, long now) {
    String id = call.header("x-request-id");
    Long before = id == null ? null : requests.put(id, now);
    return before != null && now - before < GUARD.toNanos();
  }

  private static Reply patch(FakeOrder order, Map<String, @Nullable Object> fields, FakeCmms cmms) {
    Records records = cmms.records();
    check(fields, records);
    boolean all = cmms.switches().updatesReplace;
    if (all || fields.containsKey("name")) {
      order.title = records.title(String.valueOf(fields.get("name")));
    }
    set(order, fields, all, records);
    Stage stage = stage(fields.get("state"));
    if (stage != null && stage != order.stage) {
      records.stage(order, stage, "api");
    }
    records.touch(order);
    return done(shown(order, "taskId"));
  }

  /** What nobody sent is gone; what nobody knows is ignored. */
  private static void set(
      FakeOrder order, Map<String, @Nullable Object> fields, boolean all, Records records) {
    if (all || fields.containsKey("note")) {
      order.description =
          fields.get("note") instanceof String note ? records.description(note) : null;
    }
    if (all || fields.containsKey("prio")) {
      records.prioritise(order, fields.get("prio") instanceof Long prio ? "" + prio : "4");
    }
    if (all || fields.containsKey("equipmentId")) {
      order.asset = fields.get("equipmentId") instanceof Long id ? id : null;
    }
  }

  private static void check(Map<String, @Nullable Object> fields, Records records) {
    if (fields.get("name") == null || String.valueOf(fields.get("name")).isBlank()) {
      throw new Reply.Rejection(Reply.page(500, "<h1>HTTP 500 - NullPointerException</h1>"));
    }
    String name = String.valueOf(fields.get("name"));
    if (name.codePointCount(0, name.length()) > MOST_NAME) {
      throw new Reply.Rejection(
          Reply.page(500, "<h1>HTTP 500 - ORA-12899: value too large for column NAME</h1>"));
    }
    Object prio = fields.get("prio");
    if (prio != null && !(prio instanceof Long number && number >= 1 && number <= 4)) {
      throw new Reply.Rejection(
          Reply.page(500, "<h1>HTTP 500 - no such priority: " + prio + "</h1>"));
    }
    Object state = fields.get("state");
    if (state != null && stage(state) == null) {
      throw new Reply.Rejection(
          Reply.page(500, "<h1>HTTP 500 - no such state: " + state + "</h1>"));
    }
    Object equipment = fields.get("equipmentId");
    if (equipment != null && !(equipment instanceof Long id && records.asset(id) != null)) {
      throw new Reply.Rejection(wrong("EQ-404", "Equipment " + equipment + " is not known"));
    }
  }

  private static Reply list(Call call, Records records) {
    String text = call.query("q");
    String since = call.query("modifiedAfter");
    List<FakeOrder> all =
        records.visible().stream()
            .filter(order ->
                text == null
                    || records.matches(order.title, text)
                    || records.matches(order.description, text))
            .filter(order -> since == null || order.updated / SECOND > Long.parseLong(since))
            .sorted(
                since == null
                    ? Comparator.comparingLong(order -> order.id)
                    : Comparator.comparingLong(order -> order.updated))
            .toList();
    int page = call.number("page", 1);
    int from = Math.min(all.size(), (page - 1) * MOST_PAGE);
    int to = Math.min(all.size(), from + MOST_PAGE);
    return Reply.json(
        200,
        object(
            "ok",
            true,
            "results",
            all.subList(from, to).stream().map(order -> shown(order, "ref")).toList(),
            "pages",
            (all.size() + MOST_PAGE - 1) / MOST_PAGE));
  }

  private static Reply equipment(Call call, Records records) {
    String code = String.valueOf(call.query("code"));
    return Reply.json(
        200,
        object(
            "ok",
            true,
            "results",
            records.assets().stream()
                .filter(id -> records.matches(records.asset(id), code))
                .<Object>map(id -> object("ref", id, "code", records.asset(id)))
                .toList()));
  }

  private static Reply log(FakeOrder order, Map<String, @Nullable Object> fields, Records records) {
    records.comment(order, String.valueOf(fields.get("text")));
    return done(object("entries", order.comments.size()));
  }

  private static FakeOrder order(Call call, Records records) {
    FakeOrder order = records.order(call.id(3));
    if (order == null) {
      throw new Reply.Rejection(wrong("T-404", "Task " + call.part(3) + " was not found"));
    }
    return order;
  }

  private static Object shown(FakeOrder order, String idName) {
    return object(
        idName,
        order.id,
        "name",
        order.title,
        "note",
        order.description,
        "prio",
        order.priority == null ? null : Long.valueOf(order.priority),
        "equipmentId",
        order.asset,
        "state",
        word(order.stage),
        "modified",
        order.updated / SECOND,
        "closedAt",
        order.open() ? null : order.finished / SECOND,
        "closedBy",
        order.finishedBy);
  }

  private static String word(Stage stage) {
    return switch (stage) {
      case OPEN -> "NEW";
      case IN_PROGRESS -> "WIP";
      case ON_HOLD -> "WAIT";
      case COMPLETED -> "CLOSED";
      case CANCELLED -> "VOID";
    };
  }

  private static @Nullable Stage stage(@Nullable Object word) {
    for (Stage stage : Stage.values()) {
      if (word(stage).equals(word)) {
        return stage;
      }
    }
    return null;
  }

  private static Reply done(Object result) {
    return Reply.json(200, object("ok", true, "result", result));
  }

  /** An error that a look at the status alone does not find. */
  private static Reply wrong(String code, String message) {
    return Reply.json(
        200, object("ok", false, "error", object("code", code, "leg", "api", "message", message)));
  }

  @Override
  public Reply malformed() {
    return Reply.page(500, "<h1>HTTP 500 - JsonSyntaxException</h1>");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    return Reply.page(429, "Exceeded Connections Limit: only 200 requests per minute");
  }

  @Override
  public Reply expired() {
    return Reply.empty(403);
  }

  @Override
  public Reply errorInBody() {
    return wrong("X-99", "Unexpected condition");
  }
}
