package dev.shopfloor.cli.stack;

import dev.shopfloor.cli.apply.RunningState;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.aws.DynamoAlarmStore;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What runs for an asset in a deployed stack, as its tables say. */
public final class StackRunningState implements RunningState {
  private final DeployedStack stack;
  private final DynamoDbClient tables;
  private @Nullable Map<String, List<String>> openOrders;

  /** The state in this stack's tables. */
  public StackRunningState(DeployedStack stack, DynamoDbClient tables) {
    this.stack = stack;
    this.tables = tables;
  }

  @Override
  public List<String> of(AssetKey asset) {
    List<String> found = new ArrayList<>();
    look(found, "alarms stand", () -> alarms(asset));
    look(found, "work orders are open", () -> orders(asset));
    look(found, "OEE is being computed", () -> oee(asset));
    return found;
  }

  private static void look(List<String> found, String what, Supplier<@Nullable String> table) {
    try {
      String sentence = table.get();
      if (sentence != null) {
        found.add(sentence);
      }
    } catch (SdkException | UsageException refused) {
      found.add("nobody can tell whether %s: %s".formatted(what, refused.getMessage()));
    }
  }

  private @Nullable String alarms(AssetKey asset) {
    TreeSet<String> standing = new TreeSet<>();
    Map<String, AlarmState> states =
        new DynamoAlarmStore(tables, stack.resource("SourceStateTable")).read(asset);
    states.forEach((tag, state) -> {
      if (!state.active().isEmpty()) {
        standing.add(tag);
      }
    });
    return standing.isEmpty()
        ? null
        : "alarms stand on its tags %s and could never be cleared"
            .formatted(String.join(", ", standing));
  }

  private @Nullable String oee(AssetKey asset) {
    DynamoOeeStore store =
        new DynamoOeeStore(tables, stack.resource("OeeTable"), Clock.systemUTC());
    long tick = store.start(asset).head().lastTick();
    return tick == Head.NEVER
        ? null
        : "OEE was computed up to %s; its open shift would never be closed"
            .formatted(Nanos.instant(tick));
  }

  private @Nullable String orders(AssetKey asset) {
    if (openOrders == null) {
      openOrders = scan();
    }
    List<String> orders = openOrders.get(asset.text());
    return orders == null
        ? null
        : "work orders are open and would not be closed: " + String.join(", ", orders);
  }

  /** One look at the whole table, which is small: one state a problem. */
  private Map<String, List<String>> scan() {
    Map<String, List<String>> orders = new HashMap<>();
    String table = stack.resource("WorkOrderTable");
    tables
        .scanPaginator(scan ->
            scan.tableName(table)
                .filterExpression(
                    "sk = :state AND (#phase IN (:open, :pending) OR begins_with(#out, :pending))")
                .expressionAttributeNames(Map.of("#phase", "state", "#out", "outbox"))
                .expressionAttributeValues(
                    Map.of(
                        ":state", AttributeValue.fromS("STATE"),
                        ":open", AttributeValue.fromS("OPEN"),
                        ":pending", AttributeValue.fromS("PENDING"))))
        .items()
        .forEach(item -> {
          AttributeValue asset = item.get("asset");
          AttributeValue number = item.get("number");
          if (asset != null) {
            orders
                .computeIfAbsent(asset.s(), first -> new ArrayList<>())
                .add(number == null ? "one that is not made yet" : number.s());
          }
        });
    return orders;
  }
}
