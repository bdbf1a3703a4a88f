package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.string;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.workorder.Calm;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What keeps a storm calm, as attributes of a state. */
final class CalmItems {
  private CalmItems() {}

  static void write(Calm calm, Map<String, @Nullable AttributeValue> item) {
    Calm.Hold hold = calm.hold();
    item.put(
        "hold",
        hold == null
            ? null
            : AttributeValue.fromM(
                Map.of(
                    "cause", text(hold.cause()),
                    "until", number(hold.until()),
                    "urgency", text(hold.urgency().name()))));
    item.put(
        "begun",
        calm.begun().isEmpty()
            ? null
            : AttributeValue.fromL(calm.begun().stream().map(Items::number).toList()));
    item.put("unstableUntil", calm.unstableUntil() == 0 ? null : number(calm.unstableUntil()));
    Calm.Summary summary = calm.summary();
    item.put(
        "summary",
        summary == null
            ? null
            : AttributeValue.fromM(
                Map.of(
                    "key", text(summary.key()),
                    "told", AttributeValue.fromBool(summary.told()),
                    "generation", number(summary.generation()),
                    "number", text(summary.number()))));
  }

  static Calm read(Map<String, AttributeValue> item) {
    return new Calm(
        hold(item.get("hold")),
        begun(item.get("begun")),
        whole(item, "unstableUntil"),
        summary(item.get("summary")));
  }

  private static Calm.@Nullable Hold hold(@Nullable AttributeValue value) {
    return value == null
        ? null
        : new Calm.Hold(
            string(value.m(), "cause"),
            whole(value.m(), "until"),
            Priority.valueOf(string(value.m(), "urgency")));
  }

  private static List<Long> begun(@Nullable AttributeValue value) {
    return value == null
        ? List.of()
        : value.l().stream().map(each -> Long.parseLong(each.n())).toList();
  }

  private static Calm.@Nullable Summary summary(@Nullable AttributeValue value) {
    return value == null
        ? null
        : new Calm.Summary(
            string(value.m(), "key"),
            Items.truth(value.m(), "told"),
            (int) whole(value.m(), "generation"),
            string(value.m(), "number"));
  }
}
