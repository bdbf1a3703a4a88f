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
  static final String KEPT = "KEPT";
  private static final String KEY = "K#";
  private static final int LONGEST_ID = 64;
  private static final int VERSION = 1;

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
    boolean begins =
        occurrence instanceof Occurrence.Raised || occurrence instanceof Occurrence.Retried;
    int rank = begins ? 1 : 0;
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
    switch (occurrence) {
      case Occurrence.Raised raised -> RaisedItems.write(raised, item);
      case Occurrence.Retried retried -> RaisedItems.write(retried, item);
      case Occurrence.Finished finished -> FinishedItems.write(finished, item);
      case Occurrence.Joined joined -> MemberItems.write(joined, item);
      case Occurrence.Listed listed -> MemberItems.write(listed, item);
      case Occurrence.Released released ->
          throw new IllegalArgumentException("what waits stands in its state: " + released.key());
      case Occurrence.Changed changed -> ChangedItems.write(changed, item);
      case Occurrence.Cleared cleared -> {
        // the common attributes tell all of it
      }
    }
    return item;
  }

  static Occurrence occurrence(Map<String, AttributeValue> item) {
    checkNeeds(item);
    if (FinishedItems.is(item)) {
      return FinishedItems.read(item);
    }
    if (ChangedItems.is(item)) {
      return ChangedItems.read(item);
    }
    if (MemberItems.isJoined(item)) {
      return MemberItems.joined(item);
    }
    if (MemberItems.isListed(item)) {
      return MemberItems.listed(item);
    }
    if (RaisedItems.is(item)) {
      return RaisedItems.read(item);
    }
    return new Occurrence.Cleared(
        string(item, "eventId"),
        key(item),
        AssetKey.parse(string(item, "asset")),
        string(item, "line"),
        whole(item, "eventTime"),
        string(item, "subject"),
        string(item, "text"));
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
    item.put("unseenUntil", number(state.attempts().unseenUntil()));
    WorkOrderState.Refusal refusal = state.attempts().refusal();
    item.put("refusedAt", refusal == null ? null : number(refusal.at()));
    item.put("refusal", refusal == null ? null : text(refusal.words()));
    item.put("raised", number(state.history().raised()));
    item.put("cleared", number(state.history().cleared()));
    item.put("repeats", number(state.history().repeats()));
    item.put("suppressed", number(state.history().suppressed()));
    item.put("first", number(state.history().first()));
    item.put("repeatAt", number(state.comments().repeatAt()));
    item.put("clearAt", number(state.comments().clearAt()));
    item.put("unreported", number(state.comments().unreported()));
    item.put("digestAt", number(state.comments().digestAt()));
    item.put("span", SpanItems.of(state.comments().span()));
    item.put("verifyFrom", number(state.verify().from()));
    item.put("verifyAt", number(state.verify().at()));
    CalmItems.write(state.calm(), item);
    ProgressItems.write(state.progress(), item);
    item.put("audits", number(state.audits()));
    return item;
  }

  static WorkOrderState state(Map<String, AttributeValue> item) {
    checkNeeds(item);
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
            whole(item, "unseenUntil"),
            item.containsKey("refusal")
                ? new WorkOrderState.Refusal(whole(item, "refusedAt"), string(item, "refusal"))
                : null),
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
            whole(item, "digestAt"),
            SpanItems.read(item.get("span"))),
        new WorkOrderState.Verify((int) whole(item, "verifyFrom"), whole(item, "verifyAt")),
        CalmItems.read(item),
        ProgressItems.read(item),
        whole(item, "audits"));
  }

  /** What a later release has to work on stays where it is until that release does: see ADR 19. */
  private static void checkNeeds(Map<String, AttributeValue> item) {
    long needs = whole(item, "needs");
    if (needs > VERSION) {
      throw new IllegalStateException(
          "item %s of %s needs version %d and this release knows version %d; it waits for the release that wrote it"
              .formatted(string(item, "sk"), string(item, "pk"), needs, VERSION));
    }
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

  /** Adds a text where there is one. */
  static void put(Map<String, AttributeValue> item, String name, @Nullable String value) {
    if (value != null) {
      item.put(name, text(value));
    }
  }

  /** False where the attribute is absent. */
  static boolean truth(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  static long whole(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
