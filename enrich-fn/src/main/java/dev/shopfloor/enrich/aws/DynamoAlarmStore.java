package dev.shopfloor.enrich.aws;

import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.enrich.AlarmStore;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Alarm states in SourceStateTable: key {@code A#site/asset} and {@code ALARM#tag}.
 *
 * <p>All tags of an asset stand in one partition, so that a message with many conditions and many
 * values with limits costs one query. Items do not expire: without its time, an alarm's history
 * would look like news.
 */
public final class DynamoAlarmStore implements AlarmStore {
  private static final String PREFIX = "ALARM#";

  private final DynamoDbClient dynamo;
  private final String table;

  /** States in the table of this name. */
  public DynamoAlarmStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    Map<String, AlarmState> states = new HashMap<>();
    dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                    Map.of(":pk", text(partition(asset)), ":prefix", text(PREFIX))))
        .items()
        .forEach(item -> states.put(of(item, "sk").s().substring(PREFIX.length()), state(item)));
    return states;
  }

  /** Sets what this release knows, so that what a later one keeps beside it stays. */
  @Override
  public boolean write(AssetKey asset, String tag, AlarmState state) {
    Map<String, AttributeValue> values =
        new HashMap<>(
            Map.of(
                ":active",
                AttributeValue.fromL(state.active().entrySet().stream().map(this::alarm).toList()),
                ":lastTime",
                number(state.lastTime()),
                ":rev",
                number(state.rev())));
    boolean first = state.rev() == 1;
    if (!first) {
      values.put(":read", number(state.rev() - 1));
    }
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(Map.of("pk", text(partition(asset)), "sk", text(PREFIX + tag)))
              .updateExpression("SET active = :active, lastTime = :lastTime, rev = :rev")
              .conditionExpression(first ? "attribute_not_exists(pk)" : "rev = :read")
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException anotherWasFaster) {
      return false;
    }
  }

  private AttributeValue alarm(Map.Entry<String, Active> alarm) {
    return AttributeValue.fromM(
        Map.of(
            "code", text(alarm.getKey()),
            "level", text(alarm.getValue().level().name()),
            "since", number(alarm.getValue().since())));
  }

  private static AlarmState state(Map<String, AttributeValue> item) {
    List<AttributeValue> alarms = of(item, "active").l();
    TreeMap<String, Active> active = new TreeMap<>();
    for (AttributeValue alarm : alarms) {
      Map<String, AttributeValue> fields = alarm.m();
      active.put(
          of(fields, "code").s(),
          new Active(Level.valueOf(of(fields, "level").s()), whole(fields, "since")));
    }
    return new AlarmState(active, whole(item, "lastTime"), whole(item, "rev"));
  }

  private static String partition(AssetKey asset) {
    return "A#" + asset.text();
  }

  private static AttributeValue of(Map<String, AttributeValue> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static long whole(Map<String, AttributeValue> fields, String name) {
    return Long.parseLong(of(fields, name).n());
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
