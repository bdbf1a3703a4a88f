package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.oee.PlannedBreak;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.PlannedStop.Counts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A window inside an item: it comes back as it was, whatever the plant model says by then. */
final class WindowItem {
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

  private WindowItem() {}

  static AttributeValue of(@Nullable ShiftWindow window) {
    return window == null
        ? NOTHING
        : AttributeValue.fromM(
            Map.of(
                "code", text(window.code()),
                "date", text(window.businessDate()),
                "start", number(window.start()),
                "end", number(window.end()),
                "offShift", AttributeValue.fromBool(window.offShift()),
                "breaks",
                    AttributeValue.fromL(
                        window.breaks().stream().map(WindowItem::pause).toList())));
  }

  private static AttributeValue pause(PlannedBreak pause) {
    return AttributeValue.fromM(
        Map.of(
            "start", number(pause.start()),
            "end", number(pause.end()),
            "reason", text(pause.reason()),
            "counts", text(pause.counts().name())));
  }

  static @Nullable ShiftWindow read(AttributeValue value) {
    Map<String, AttributeValue> window = value.m();
    if (window.isEmpty()) {
      return null;
    }
    List<PlannedBreak> breaks =
        OeeKeys.attribute(window, "breaks").l().stream().map(pause -> pause(pause.m())).toList();
    return new ShiftWindow(
        OeeKeys.attribute(window, "code").s(),
        OeeKeys.attribute(window, "date").s(),
        HeadItem.longOf(window, "start", 0),
        HeadItem.longOf(window, "end", 0),
        Boolean.TRUE.equals(OeeKeys.attribute(window, "offShift").bool()),
        breaks);
  }

  private static PlannedBreak pause(Map<String, AttributeValue> pause) {
    return new PlannedBreak(
        HeadItem.longOf(pause, "start", 0),
        HeadItem.longOf(pause, "end", 0),
        OeeKeys.attribute(pause, "reason").s(),
        Counts.valueOf(OeeKeys.attribute(pause, "counts").s()));
  }
}
