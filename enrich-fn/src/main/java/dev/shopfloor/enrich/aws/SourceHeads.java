package dev.shopfloor.enrich.aws;

import static dev.shopfloor.enrich.aws.SourceTable.number;
import static dev.shopfloor.enrich.aws.SourceTable.whole;

import dev.shopfloor.enrich.Arrivals;
import dev.shopfloor.enrich.SourceSign;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * One item a source, {@code HEAD}: what each message touches, and so kept small.
 *
 * <p>{@code seen} holds the last sequence numbers, {@code rev} counts the changes of its parts'
 * sessions, {@code asked} tells when its rebirth was asked for, {@code parked} how many messages
 * wait. All changes are additions that commute, or conditional.
 */
final class SourceHeads {
  static final String SORT = "HEAD";

  private static final long MINUTE = 60_000_000_000L;

  private final SourceTable table;

  SourceHeads(SourceTable table) {
    this.table = table;
  }

  /**
   * A head as it is now.
   *
   * @param rev the number of changes of the sessions
   * @param seen the last sequence numbers, packed
   */
  record Head(long rev, List<Long> seen) {}

  /** Adds a sign, in one call that also reads. */
  Head observe(String source, SourceSign sign) {
    Map<String, AttributeValue> item =
        sign.sequence() == SourceSign.NO_SEQUENCE
            ? table.get(source, SORT)
            : table.update(
                source,
                SORT,
                update ->
                    update
                        .updateExpression("ADD seen :seen")
                        .expressionAttributeValues(
                            Map.of(":seen", numbers(List.of(Arrivals.pack(sign))))));
    AttributeValue set = item.get("seen");
    List<Long> seen = set == null ? List.of() : set.ns().stream().map(Long::valueOf).toList();
    forget(source, Arrivals.outdated(seen));
    return new Head(whole(item, "rev", 0), seen);
  }

  /** Tells all instances that the sessions have changed. */
  void changed(String source) {
    table.update(
        source,
        SORT,
        update ->
            update
                .updateExpression("ADD rev :one")
                .expressionAttributeValues(Map.of(":one", number(1))));
  }

  boolean mayAskRebirth(String source, long rx) {
    try {
      table.update(
          source,
          SORT,
          update ->
              update
                  .updateExpression("SET asked = :rx")
                  .conditionExpression("attribute_not_exists(asked) OR asked <= :before")
                  .expressionAttributeValues(
                      Map.of(":rx", number(rx), ":before", number(rx - MINUTE))));
      return true;
    } catch (ConditionalCheckFailedException askedAlready) {
      return false;
    }
  }

  private void forget(String source, List<Long> outdated) {
    if (!outdated.isEmpty()) {
      table.update(
          source,
          SORT,
          update ->
              update
                  .updateExpression("DELETE seen :seen")
                  .expressionAttributeValues(Map.of(":seen", numbers(outdated))));
    }
  }

  private static AttributeValue numbers(Collection<Long> numbers) {
    return AttributeValue.fromNs(numbers.stream().map(String::valueOf).toList());
  }
}
