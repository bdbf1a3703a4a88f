package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.string;
import static dev.shopfloor.workorder.aws.Items.stringOrNull;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Occurrence;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ends of orders among the occurrences that wait. */
final class FinishedItems {
  private static final String FINISHED = "finished";
  private static final String CANCELLED = "CANCELLED";

  private FinishedItems() {}

  static boolean is(Map<String, AttributeValue> item) {
    return item.containsKey(FINISHED);
  }

  /** Adds what other occurrences do not have. */
  static void write(Occurrence.Finished finished, Map<String, AttributeValue> item) {
    Cmms.Order order = finished.order();
    item.put(FINISHED, text(finished.ending().cancelled() ? CANCELLED : "COMPLETED"));
    item.put("generation", Items.number(finished.generation()));
    item.put("woId", text(order.id()));
    item.put("number", text(order.number()));
    item.put("marker", text(order.marker()));
    Items.put(item, "url", order.url());
    Cmms.Remark remark = finished.ending().remark();
    Items.put(item, "by", finished.ending().by());
    Items.put(item, "failureCode", remark.failureCode());
    Items.put(item, "feedback", remark.feedback());
    if (remark.falseAlarm() != null) {
      item.put("falseAlarm", AttributeValue.fromBool(remark.falseAlarm()));
    }
  }

  static Occurrence.Finished read(Map<String, AttributeValue> item) {
    Cmms.Ending ending =
        new Cmms.Ending(
            string(item, FINISHED).equals(CANCELLED),
            whole(item, "eventTime"),
            stringOrNull(item, "by"),
            new Cmms.Remark(
                stringOrNull(item, "failureCode"),
                stringOrNull(item, "feedback"),
                item.containsKey("falseAlarm") ? item.get("falseAlarm").bool() : null));
    Cmms.Order order =
        new Cmms.Order(
            string(item, "woId"),
            string(item, "number"),
            string(item, "marker"),
            stringOrNull(item, "url"),
            ending);
    return new Occurrence.Finished(
        Items.key(item),
        (int) whole(item, "generation"),
        AssetKey.parse(string(item, "asset")),
        order,
        ending);
  }
}
