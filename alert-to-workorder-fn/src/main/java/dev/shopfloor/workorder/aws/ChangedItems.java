package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.string;
import static dev.shopfloor.workorder.aws.Items.stringOrNull;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.Change;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Occurrence;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people did with open orders, among the occurrences that wait. */
final class ChangedItems {
  private static final String CHANGE = "change";

  private ChangedItems() {}

  static boolean is(Map<String, AttributeValue> item) {
    return item.containsKey(CHANGE);
  }

  /** Adds what other occurrences do not have. */
  static void write(Occurrence.Changed changed, Map<String, AttributeValue> item) {
    Cmms.Order order = changed.order();
    Cmms.Standing standing = order.standing();
    item.put(CHANGE, text(changed.change().name()));
    item.put("generation", number(changed.generation()));
    item.put("asked", number(changed.asked()));
    item.put("woId", text(order.id()));
    item.put("number", text(order.number()));
    item.put("marker", text(order.marker()));
    item.put("started", AttributeValue.fromBool(standing.started()));
    item.put("updated", number(standing.updated()));
    Items.put(item, "url", order.url());
    Items.put(item, "priority", standing.priority());
    Items.put(item, "by", standing.by());
  }

  static Occurrence.Changed read(Map<String, AttributeValue> item) {
    Cmms.Order order =
        new Cmms.Order(
            string(item, "woId"),
            string(item, "number"),
            string(item, "marker"),
            stringOrNull(item, "url"),
            null,
            new Cmms.Standing(
                Items.truth(item, "started"),
                stringOrNull(item, "priority"),
                whole(item, "updated"),
                stringOrNull(item, "by")));
    return new Occurrence.Changed(
        Items.key(item),
        (int) whole(item, "generation"),
        AssetKey.parse(string(item, "asset")),
        order,
        Change.valueOf(string(item, CHANGE)),
        whole(item, "asked"));
  }
}
