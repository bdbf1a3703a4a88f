package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.workorder.cmms.SignInBoard;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One item of WorkOrderTable a profile, {@code C#<profile>}, {@code SIGNIN}; without the token. */
final class DynamoSignInBoard implements SignInBoard {
  private static final String LEASE = "leaseToken";
  private static final String UNTIL = "leaseUntil";
  // no lease is that long: one that is was taken by a clock that was set back since
  private static final long LONGEST = 600_000_000_000L;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Map<String, AttributeValue> id;

  DynamoSignInBoard(DynamoDbClient dynamo, String table, String profile) {
    this.dynamo = dynamo;
    this.table = table;
    this.id = Map.of("pk", text("C#" + profile), "sk", text("SIGNIN"));
  }

  @Override
  public State read() {
    return state(
        dynamo.getItem(request -> request.tableName(table).key(id).consistentRead(true)).item());
  }

  @Override
  public @Nullable State take(String lease, long now, long until) {
    Expression taken = new Expression();
    taken.set(LEASE, text(lease)).set(UNTIL, number(until));
    // the lease itself: the answer to a first try may have been lost on its way
    String free =
        "attribute_not_exists(%1$s) OR %1$s = %2$s OR %3$s <= %4$s OR %3$s > %5$s"
            .formatted(
                taken.name(LEASE),
                taken.value(LEASE, text(lease)),
                taken.name(UNTIL),
                taken.value("now", number(now)),
                taken.value("far", number(now + LONGEST)));
    try {
      return state(dynamo.updateItem(request(taken, free)).attributes());
    } catch (ConditionalCheckFailedException another) {
      return null;
    }
  }

  @Override
  public void giveBack(String lease, State after) {
    Failure failure = after.failure();
    Expression given = new Expression();
    given
        .remove(LEASE, UNTIL)
        .set("version", number(after.version()))
        .set("failedUntil", failure == null ? null : number(failure.until()))
        .set("failedWhy", failure == null ? null : text(failure.why()))
        .set(
            "failedSecret",
            failure == null || failure.refusedSecret() == null
                ? null
                : text(failure.refusedSecret()));
    String mine = given.name(LEASE) + " = " + given.value("mine", text(lease));
    try {
      dynamo.updateItem(request(given, mine));
    } catch (ConditionalCheckFailedException lost) {
      // it took too long, and another worker has the lease by now: that one's word counts
    }
  }

  private UpdateItemRequest request(Expression expression, String condition) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(id)
        .updateExpression(expression.text())
        .conditionExpression(condition)
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  private static State state(Map<String, AttributeValue> item) {
    Failure failure =
        item.containsKey("failedUntil")
            ? new Failure(
                whole(item, "failedUntil"),
                Items.stringOrNull(item, "failedSecret"),
                Items.string(item, "failedWhy"))
            : null;
    return new State(whole(item, "version"), failure);
  }
}
