package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.string;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Priority;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a summary order and its members tell each other, as items of WorkOrderTable. */
final class MemberItems {
  private static final String MEMBER = "member";
  private static final String SUMMARY = "summaryKey";

  private MemberItems() {}

  static boolean isJoined(Map<String, AttributeValue> item) {
    return item.containsKey(MEMBER);
  }

  static boolean isListed(Map<String, AttributeValue> item) {
    return item.containsKey(SUMMARY);
  }

  /** Adds what other occurrences do not have. */
  static void write(Occurrence.Joined joined, Map<String, AttributeValue> item) {
    item.put(MEMBER, text(joined.member()));
    item.put("marker", text(joined.marker()));
    item.put("told", number(joined.number()));
    item.put("urgency", text(joined.urgency().name()));
  }

  /** Adds what other occurrences do not have. */
  static void write(Occurrence.Listed listed, Map<String, AttributeValue> item) {
    item.put(SUMMARY, text(listed.summary()));
    item.put("marker", text(listed.marker()));
    item.put("generation", number(listed.generation()));
    item.put("number", text(listed.number()));
  }

  static Occurrence.Joined joined(Map<String, AttributeValue> item) {
    return new Occurrence.Joined(
        Items.key(item),
        string(item, MEMBER),
        string(item, "marker"),
        whole(item, "told"),
        AssetKey.parse(string(item, "asset")),
        string(item, "line"),
        whole(item, "eventTime"),
        string(item, "subject"),
        string(item, "text"),
        Priority.valueOf(string(item, "urgency")));
  }

  static Occurrence.Listed listed(Map<String, AttributeValue> item) {
    return new Occurrence.Listed(
        Items.key(item),
        string(item, "marker"),
        AssetKey.parse(string(item, "asset")),
        whole(item, "eventTime"),
        string(item, SUMMARY),
        (int) whole(item, "generation"),
        string(item, "number"));
  }
}
