package dev.shopfloor.workorder.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Phase;
import dev.shopfloor.workorder.WorkOrderState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of WorkOrderTable and what they stand for. */
final class Items {
  static final String STATE = "STATE";
  static final String WAITING = "Q#";
  private static final String KEY = "K#";
  private static final int LONGEST_ID = 64;

  private Items() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static Map<String, AttributeValue> id(String key, String sort) {
    return Map.of("pk", text(KEY + key), "sk", text(sort));
  }

  static String key(Map<String, AttributeValue> item) {
    return string(item, "pk").substring(KEY.length());
  }

  /** What tells a repeated delivery; in event order, as people look at it. */
  static String seen(Occurrence occurrence) {
    return "E#%019d#%s".formatted(occurrence.eventTime(), shortId(occurrence));
  }

  /** Sorts as {@link Occurrence#BY_EVENT_TIME} does. */
  static String waiting(Occurrence occurrence) {
    int rank = occurrence instanceof Occurrence.Raised ? 1 : 0;
    return "%s%019d#%d#%s".formatted(WAITING, occurrence.eventTime(), rank, shortId(occurrence));
  }

  static String audit(Audit audit) {
    return "A#%019d#%06d".formatted(audit.at(), audit.number());
  }

  private static String shortId(Occurrence occurrence) {
    String id = occurrence.eventId();
    return id.length() <= LONGEST_ID ? id : Ids.of(id);
  }

  static Map<String, AttributeValue> of(Occurrence occurrence) {
    Map<String, AttributeValue> item = new HashMap<>(id(occurrence.key(), waiting(occurrence)));
    item.put("eventId", text(occurrence.eventId()));
    item.put("asset", text(occurrence.asset().text()));
    item.put("line", text(occurrence.line()));
    item.put("eventTime", number(occurrence.eventTime()));
    item.put("subject", text(occurrence.subject()));
    item.put("text", text(occurrence.text()));
    if (occurrence instanceof Occurrence.Raised raised) {
      item.put("severity", text(raised.severity().name()));
    }
    if (occurrence instanceof Occurrence.Finished finished) {
      FinishedItems.write(finished, item);
    }
    return item;
  }

  static Occurrence occurrence(Map<String, AttributeValue> item) {
    if (FinishedItems.is(item)) {
      return FinishedItems.read(item);
    }
    String eventId = string(item, "eventId");
    AssetKey asset = AssetKey.parse(string(item, "asset"));
    String line = string(item, "line");
    long eventTime = whole(item, "eventTime");
    String subject = string(item, "subject");
    String text = string(item, "text");
    String severity = stringOrNull(item, "severity");
    return severity == null
        ? new Occurrence.Cleared(eventId, key(item), asset, line, eventTime, subject, text)
        : new Occurrence.Raised(
            eventId, key(item), asset, line, eventTime, subject, text, Severity.valueOf(severity));
  }

  static Map<String, AttributeValue> of(String key, Audit audit, String profile) {
    Map<String, AttributeValue> item = new HashMap<>(id(key, audit(audit)));
    item.put("verdict", text(audit.verdict().name()));
    item.put("why", text(audit.why()));
    item.put("at", number(audit.at()));
    item.put("generation", number(audit.generation()));
    item.put("profile", text(profile));
    if (audit.eventId() != null) {
      item.put("eventId", text(audit.eventId()));
    }
    if (audit.order() != null) {
      item.put("number", text(audit.order()));
    }
    return item;
  }

  /** The attributes of a state that a worker writes; a null value is to be removed. */
  static Map<String, @Nullable AttributeValue> of(WorkOrderState state) {
    Map<String, @Nullable AttributeValue> item = new HashMap<>();
    Cmms.Order order = state.order();
    item.put("state", text(state.phase().name()));
    item.put("generation", number(state.generation()));
    item.put("woId", order == null ? null : text(order.id()));
    item.put("number", order == null ? null : text(order.number()));
    item.put("marker", order == null ? null : text(order.marker()));
    item.put("url", order == null || order.url() == null ? null : text(order.url()));
    item.put("previous", state.previous() == null ? null : text(state.previous()));
    item.put("severity", state.severity() == null ? null : text(state.severity().name()));
    item.put("failures", number(state.attempts().failures()));
    item.put("reached", AttributeValue.fromBool(state.attempts().reached()));
    item.put("lastRefusal", number(state.attempts().lastRefusal()));
    item.put("raised", number(state.history().raised()));
    item.put("cleared", number(state.history().cleared()));
    item.put("repeats", number(state.history().repeats()));
    item.put("suppressed", number(state.history().suppressed()));
    item.put("first", number(state.history().first()));
    item.put("repeatAt", number(state.comments().repeatAt()));
    item.put("clearAt", number(state.comments().clearAt()));
    item.put("unreported", number(state.comments().unreported()));
    item.put("digestAt", number(state.comments().digestAt()));
    item.put("verifyFrom", number(state.verify().from()));
    item.put("verifyAt", number(state.verify().at()));
    item.put("audits", number(state.audits()));
    return item;
  }

  static WorkOrderState state(Map<String, AttributeValue> item) {
    String phase = stringOrNull(item, "state");
    if (phase == null) {
      return WorkOrderState.NEW;
    }
    String woId = stringOrNull(item, "woId");
    String severity = stringOrNull(item, "severity");
    return new WorkOrderState(
        Phase.valueOf(phase),
        (int) whole(item, "generation"),
        woId == null
            ? null
            : new Cmms.Order(
                woId,
                string(item, "number"),
                string(item, "marker"),
                stringOrNull(item, "url"),
                null),
        stringOrNull(item, "previous"),
        severity == null ? null : Severity.valueOf(severity),
        new WorkOrderState.Attempts(
            (int) whole(item, "failures"),
            item.get("reached") != null && item.get("reached").bool(),
            whole(item, "lastRefusal")),
        new WorkOrderState.History(
            whole(item, "raised"),
            whole(item, "cleared"),
            (int) whole(item, "repeats"),
            (int) whole(item, "suppressed"),
            item.containsKey("first") ? whole(item, "first") : -1),
        new WorkOrderState.Comments(
            whole(item, "repeatAt"),
            whole(item, "clearAt"),
            (int) whole(item, "unreported"),
            whole(item, "digestAt")),
        new WorkOrderState.Verify((int) whole(item, "verifyFrom"), whole(item, "verifyAt")),
        whole(item, "audits"));
  }

  static String string(Map<String, AttributeValue> item, String name) {
    String value = stringOrNull(item, name);
    if (value == null) {
      throw new IllegalStateException("an item of WorkOrderTable has no \"" + name + '"');
    }
    return value;
  }

  static @Nullable String stringOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  static long whole(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
