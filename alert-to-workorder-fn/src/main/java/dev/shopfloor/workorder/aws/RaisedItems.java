package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.string;
import static dev.shopfloor.workorder.aws.Items.stringOrNull;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Beginnings, and those that a person wants tried again, as items of WorkOrderTable. */
final class RaisedItems {
  private static final String SEVERITY = "severity";
  private static final String RETRIED = "retriedAt";

  private RaisedItems() {}

  static boolean is(Map<String, AttributeValue> item) {
    return item.containsKey(SEVERITY);
  }

  /** Adds what other occurrences do not have. */
  static void write(Occurrence.Raised raised, Map<String, AttributeValue> item) {
    item.put(SEVERITY, text(raised.severity().name()));
    Occurrence.Details details = raised.details();
    Occurrence.Topic topic = details.topic();
    if (!topic.equals(Occurrence.Topic.NONE)) {
      item.put("kind", text(topic.kind()));
      item.put("signal", text(topic.signal()));
      if (topic.code() != null) {
        item.put("code", text(topic.code()));
      }
    }
    Occurrence.Measured measured = details.measured();
    if (measured != null) {
      item.put("value", SpanItems.real(measured.value()));
      if (measured.unit() != null) {
        item.put("unit", text(measured.unit()));
      }
    }
    Alert.Evidence evidence = details.evidence();
    if (evidence != null) {
      item.put("evidenceFrom", number(evidence.from()));
      item.put("evidenceTo", number(evidence.to()));
    }
    if (!details.links().isEmpty()) {
      item.put(
          "links", AttributeValue.fromL(details.links().stream().map(RaisedItems::of).toList()));
    }
  }

  static void write(Occurrence.Retried retried, Map<String, AttributeValue> item) {
    write(retried.refused(), item);
    item.put("eventId", text(retried.refused().eventId()));
    item.put(RETRIED, number(retried.at()));
  }

  static Occurrence read(Map<String, AttributeValue> item) {
    Occurrence.Raised raised = raised(item);
    return item.containsKey(RETRIED)
        ? new Occurrence.Retried(raised, whole(item, RETRIED))
        : raised;
  }

  static Occurrence.Raised raised(Map<String, AttributeValue> item) {
    return new Occurrence.Raised(
        string(item, "eventId"),
        Items.key(item),
        AssetKey.parse(string(item, "asset")),
        string(item, "line"),
        whole(item, "eventTime"),
        string(item, "subject"),
        string(item, "text"),
        Severity.valueOf(string(item, SEVERITY)),
        new Occurrence.Details(
            topic(item), measured(item), evidence(item), links(item.get("links"))));
  }

  private static Occurrence.Topic topic(Map<String, AttributeValue> item) {
    return item.containsKey("kind")
        ? new Occurrence.Topic(
            string(item, "kind"), string(item, "signal"), stringOrNull(item, "code"))
        : Occurrence.Topic.NONE;
  }

  private static Occurrence.@Nullable Measured measured(Map<String, AttributeValue> item) {
    return item.containsKey("value")
        ? new Occurrence.Measured(SpanItems.real(item, "value"), stringOrNull(item, "unit"))
        : null;
  }

  private static Alert.@Nullable Evidence evidence(Map<String, AttributeValue> item) {
    return item.containsKey("evidenceTo")
        ? new Alert.Evidence(whole(item, "evidenceFrom"), whole(item, "evidenceTo"))
        : null;
  }

  private static AttributeValue of(Alert.Link link) {
    return AttributeValue.fromM(Map.of("name", text(link.name()), "url", text(link.url())));
  }

  private static List<Alert.Link> links(@Nullable AttributeValue links) {
    return links == null
        ? List.of()
        : links.l().stream()
            .map(link -> new Alert.Link(string(link.m(), "name"), string(link.m(), "url")))
            .toList();
  }
}
