package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Phase;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.Scope;
import dev.shopfloor.workorder.WorkOrderState;
import dev.shopfloor.workorder.WorkOrderStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * WorkOrderTable. Partition {@code K#<key>}; items {@code STATE}, {@code Q#} (occurrences still to
 * be worked), {@code E#} (event ids seen), {@code A#} (audit), {@code KEPT} (the beginning of which
 * a refused or waiting order is to be made). One more item a profile says how far it was read back,
 * and one a budget ({@code B#}) who has room in it.
 *
 * <p>{@code STATE} carries {@code outbox} and {@code due} only while there is work, so that the
 * sparse index {@code outbox} holds exactly that, by urgency; and refused orders, apart, until
 * somebody has them tried again. {@code accepted} counts occurrences: a worker may take the problem
 * off the outbox only if the count is still what it saw.
 */
public final class DynamoWorkOrderStore implements WorkOrderStore {
  private static final Duration SEEN_KEPT = Duration.ofDays(30);
  private static final Duration AUDIT_KEPT = Duration.ofDays(400);
  private static final int STATE_AT = 2;
  private static final int MOST_TRIES = 6;

  private final DynamoDbClient dynamo;
  private final String table;
  private final String profile;
  private final Clock clock;
  private final ReadBackItems readBack;
  private final Outbox outbox;
  private final BudgetItems budgets;

  /**
   * The table of this name.
   *
   * @param profile the CMMS profile's name, for the audit
   * @param clock only for the expiry, which is wall clock at write plus a retention
   */
  public DynamoWorkOrderStore(DynamoDbClient dynamo, String table, String profile, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.profile = profile;
    this.clock = clock;
    this.readBack = new ReadBackItems(dynamo, table, profile);
    this.outbox = new Outbox(dynamo, table);
    this.budgets = new BudgetItems(dynamo, table, clock);
  }

  @Override
  public boolean accept(Occurrence occurrence, Priority urgency, long now) {
    // no update can take the more urgent of two: one of these conditions holds, whoever writes
    for (int tries = 1; ; tries++) {
      try {
        return accept(occurrence, urgency, tries % 2 == 1, now);
      } catch (TransactionCanceledException cancelled) {
        if (!Contention.conditionFailed(cancelled, STATE_AT) || tries == MOST_TRIES) {
          throw cancelled;
        }
      }
    }
  }

  private boolean accept(Occurrence occurrence, Priority urgency, boolean more, long now) {
    Map<String, AttributeValue> seen =
        new HashMap<>(Items.id(occurrence.key(), Items.seen(occurrence)));
    seen.put("at", number(now));
    seen.put("expires", expires(SEEN_KEPT));
    Expression state = new Expression();
    state
        .set("asset", text(occurrence.asset().text()))
        .setUnless("since", "since", number(now))
        // a problem that waits after a failure goes on waiting
        .setUnless("due", "retryAt", number(now))
        .increment("accepted");
    AttributeValue partition = text(Outbox.partition(urgency));
    String outbox = state.name("outbox");
    String condition;
    if (more) {
      String partitionName = state.value("partition", partition);
      state.set("outbox", partition);
      condition = "attribute_not_exists(%s) OR %s >= %s".formatted(outbox, outbox, partitionName);
    } else {
      condition = "%s < %s".formatted(outbox, state.value("partition", partition));
    }
    try {
      Contention.retry(() ->
          dynamo.transactWriteItems(request ->
              request.transactItems(
                  TransactWriteItem.builder()
                      .put(put ->
                          put.tableName(table)
                              .item(seen)
                              .conditionExpression("attribute_not_exists(pk)"))
                      .build(),
                  TransactWriteItem.builder()
                      .put(put -> put.tableName(table).item(Items.of(occurrence)))
                      .build(),
                  update(occurrence.key(), state, condition))));
      return true;
    } catch (TransactionCanceledException cancelled) {
      if (Contention.conditionFailed(cancelled, 0)) {
        return false;
      }
      throw cancelled;
    }
  }

  @Override
  public @Nullable Held take(String key, String token, long now, long until) {
    Expression lease = new Expression();
    lease.set("leaseToken", text(token)).set("leaseUntil", number(until));
    String present = lease.value("now", number(now));
    // the token itself: the answer to a first try may have been lost on its way
    String condition =
        "begins_with(%s, %s) AND %s <= %s AND (attribute_not_exists(%s) OR %s <= %s OR %s = %s)"
            .formatted(
                lease.name("outbox"),
                lease.value("pending", text(Outbox.PENDING)),
                lease.name("due"),
                present,
                lease.name("leaseToken"),
                lease.name("leaseUntil"),
                present,
                lease.name("leaseToken"),
                lease.value("leaseToken", text(token)));
    try {
      UpdateItemRequest request = request(key, lease, condition);
      return held(
          key, token, until, Contention.retry(() -> dynamo.updateItem(request)).attributes());
    } catch (ConditionalCheckFailedException taken) {
      return null;
    }
  }

  @Override
  public List<Occurrence> waiting(String key, int most) {
    return dynamo
        .query(request ->
            request
                .tableName(table)
                .consistentRead(true)
                .limit(most)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :start)")
                .expressionAttributeValues(
                    Map.of(":pk", Items.id(key, "").get("pk"), ":start", text(Items.WAITING))))
        .items()
        .stream()
        .map(Items::occurrence)
        .toList();
  }

  @Override
  public void save(Held held, Work work) {
    Expression written = new Expression();
    Items.of(work.state()).forEach(written::set);
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(update(held.key(), written, mine(written, held)));
    for (Occurrence done : work.done()) {
      Map<String, AttributeValue> id = Items.id(held.key(), Items.waiting(done));
      writes.add(TransactWriteItem.builder().delete(d -> d.tableName(table).key(id)).build());
    }
    if (work.kept() != null) {
      Map<String, AttributeValue> item = new HashMap<>(Items.of(work.kept()));
      item.putAll(Items.id(held.key(), Items.KEPT));
      writes.add(TransactWriteItem.builder().put(p -> p.tableName(table).item(item)).build());
    }
    for (Audit audit : work.audits()) {
      Map<String, AttributeValue> item = Items.of(held.key(), audit, profile);
      item.put("expires", expires(AUDIT_KEPT));
      writes.add(TransactWriteItem.builder().put(p -> p.tableName(table).item(item)).build());
    }
    try {
      Contention.retry(() -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
    } catch (TransactionCanceledException cancelled) {
      if (Contention.conditionFailed(cancelled, 0)) {
        throw new LeaseLostException(held.key());
      }
      throw cancelled;
    }
  }

  @Override
  public @Nullable Held release(Held held, WorkOrderState state) {
    Expression freed = new Expression();
    freed.remove("leaseToken", "leaseUntil", "retryAt", "since");
    WorkOrderState.Refusal refusal = state.attempts().refusal();
    if (state.wakeAt() != 0) {
      String partition = state.wakesToLook() ? Outbox.LOOKS : Outbox.partition(state.wakeUrgency());
      freed.set("outbox", text(partition)).set("due", number(state.wakeAt()));
    } else if (state.phase() == Phase.FAILED && refusal != null) {
      freed.set("outbox", text(Outbox.REFUSED)).set("due", number(refusal.at()));
    } else {
      freed.remove("outbox", "due");
    }
    String condition =
        mine(freed, held)
            + " AND %s = %s"
                .formatted(freed.name("accepted"), freed.value("seen", number(held.accepted())));
    try {
      UpdateItemRequest request = request(held.key(), freed, condition);
      Contention.retry(() -> dynamo.updateItem(request));
      return null;
    } catch (ConditionalCheckFailedException changed) {
      Map<String, AttributeValue> item = changed.item();
      if (!held.token().equals(Items.stringOrNull(item, "leaseToken"))) {
        throw new LeaseLostException(held.key());
      }
      return held(held.key(), held.token(), held.until(), item);
    }
  }

  @Override
  public void later(Held held, long retryAt) {
    Expression freed = new Expression();
    freed
        .remove("leaseToken", "leaseUntil")
        .set("retryAt", number(retryAt))
        .set("due", number(retryAt));
    try {
      UpdateItemRequest request = request(held.key(), freed, mine(freed, held));
      Contention.retry(() -> dynamo.updateItem(request));
    } catch (ConditionalCheckFailedException lost) {
      throw new LeaseLostException(held.key());
    }
  }

  @Override
  public List<Due> due(long now, int most) {
    return outbox.due(now, most);
  }

  @Override
  public List<Failed> failed(int most) {
    return outbox.failed(most);
  }

  @Override
  public boolean replay(String key, long now) {
    Known known = known(key);
    if (known == null || known.state().phase() != Phase.FAILED) {
      return false;
    }
    Occurrence.Raised kept = kept(key);
    return kept != null && accept(new Occurrence.Retried(kept, now), Priority.P1, now);
  }

  @Override
  public Occurrence.@Nullable Raised kept(String key) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(request ->
                request.tableName(table).key(Items.id(key, Items.KEPT)).consistentRead(true))
            .item();
    return item.isEmpty() ? null : RaisedItems.raised(item);
  }

  @Override
  public boolean admit(String marker, List<Scope> scopes, long now) {
    return budgets.admit(marker, scopes, now);
  }

  @Override
  public @Nullable Known known(String key) {
    return readBack.known(key);
  }

  @Override
  public long readBackTo() {
    return readBack.to();
  }

  @Override
  public void readBackTo(long at) {
    readBack.to(at);
  }

  private static Held held(String key, String token, long until, Map<String, AttributeValue> item) {
    return new Held(
        key,
        token,
        AssetKey.parse(Items.string(item, "asset")),
        Items.whole(item, "accepted"),
        until,
        Items.state(item));
  }

  private static String mine(Expression expression, Held held) {
    return "%s = %s"
        .formatted(expression.name("leaseToken"), expression.value("mine", text(held.token())));
  }

  private TransactWriteItem update(String key, Expression expression, @Nullable String condition) {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(table)
                .key(Items.id(key, Items.STATE))
                .updateExpression(expression.text())
                .conditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build())
        .build();
  }

  private UpdateItemRequest request(String key, Expression expression, String condition) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Items.id(key, Items.STATE))
        .updateExpression(expression.text())
        .conditionExpression(condition)
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private AttributeValue expires(Duration kept) {
    return number(clock.instant().plus(kept).getEpochSecond());
  }
}
