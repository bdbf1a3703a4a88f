package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.stringOrNull;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.workorder.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people did with an order, as attributes of a state. */
final class ProgressItems {
  private ProgressItems() {}

  static void write(Progress progress, Map<String, @Nullable AttributeValue> item) {
    item.put("orderedAt", number(progress.orderedAt()));
    item.put("startedAt", number(progress.startedAt()));
    item.put("lookAt", number(progress.lookAt()));
    item.put("endedAt", number(progress.endedAt()));
    item.put("reopenedAt", number(progress.reopenedAt()));
    item.put("trustFrom", number(progress.trustFrom()));
    item.put("ourPriority", progress.ours() == null ? null : text(progress.ours()));
    item.put("theirPriority", progress.theirs() == null ? null : text(progress.theirs()));
  }

  static Progress read(Map<String, AttributeValue> item) {
    return new Progress(
        whole(item, "orderedAt"),
        whole(item, "startedAt"),
        whole(item, "lookAt"),
        whole(item, "endedAt"),
        whole(item, "reopenedAt"),
        whole(item, "trustFrom"),
        stringOrNull(item, "ourPriority"),
        stringOrNull(item, "theirPriority"));
  }
}
