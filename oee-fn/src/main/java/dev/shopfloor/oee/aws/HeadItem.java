package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.oee.FaultStop;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.PlannedBreak;
import dev.shopfloor.oee.ShiftWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A head as an item. The late count and hours are not among the values that a tick writes. */
final class HeadItem {
  static final String LATE = "late";
  static final String LATE_HOURS = "lateHours";
  static final String LAST_TICK = "lastTick";
  static final String SEALED_TO = "sealedTo";

  private static final long MINUTES_PER_HOUR = 60;
  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

  private HeadItem() {}

  static Map<String, AttributeValue> values(Head head) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(LAST_TICK, number(head.lastTick()));
    values.put(SEALED_TO, number(head.sealedTo()));
    values.put("sealedAt", number(head.sealedAt()));
    values.put("recheckFrom", number(head.recheckFrom()));
    ShiftWindow window = head.window();
    values.put("shift", window == null ? NOTHING : text(window.code()));
    values.put("shiftStart", window == null ? NOTHING : number(window.start()));
    values.put("shiftEnd", window == null ? NOTHING : number(window.end()));
    values.put("offShift", AttributeValue.fromBool(window != null && window.offShift()));
    values.put("breaks", window == null ? NOTHING : breaks(window));
    FaultStop stop = head.announced();
    values.put("stopState", stop == null ? NOTHING : text(stop.state()));
    values.put("stopStart", stop == null ? NOTHING : number(stop.start()));
    return values;
  }

  static Head read(Map<String, AttributeValue> item) {
    return new Head(
        longOf(item, LAST_TICK, Head.NEVER),
        window(item),
        announced(item),
        longOf(item, SEALED_TO, Head.NEVER),
        longOf(item, "sealedAt", Head.NEVER),
        longOf(item, LATE, 0),
        dirtyFrom(item),
        longOf(item, "recheckFrom", Head.NOTHING));
  }

  /** The hour of a minute as an element of {@link #LATE_HOURS}: a set can only grow by whoever. */
  static AttributeValue lateHour(long minute) {
    return AttributeValue.fromNs(List.of(Long.toString(Math.floorDiv(minute, MINUTES_PER_HOUR))));
  }

  private static long dirtyFrom(Map<String, AttributeValue> item) {
    return item.getOrDefault(LATE_HOURS, NOTHING).ns().stream()
        .mapToLong(hour -> Long.parseLong(hour) * NANOS_PER_HOUR)
        .min()
        .orElse(Head.NOTHING);
  }

  private static @Nullable ShiftWindow window(Map<String, AttributeValue> item) {
    AttributeValue code = item.get("shift");
    return code == null || code.s() == null
        ? null
        : new ShiftWindow(
            code.s(),
            longOf(item, "shiftStart", 0),
            longOf(item, "shiftEnd", 0),
            Boolean.TRUE.equals(item.getOrDefault("offShift", NOTHING).bool()),
            breaks(item.getOrDefault("breaks", NOTHING).l()));
  }

  private static AttributeValue breaks(ShiftWindow window) {
    return AttributeValue.fromL(
        window.breaks().stream()
            .flatMap(pause -> Stream.of(number(pause.start()), number(pause.end())))
            .toList());
  }

  private static List<PlannedBreak> breaks(List<AttributeValue> instants) {
    List<PlannedBreak> breaks = new ArrayList<>();
    for (int at = 0; at + 1 < instants.size(); at += 2) {
      breaks.add(
          new PlannedBreak(
              Long.parseLong(instants.get(at).n()), Long.parseLong(instants.get(at + 1).n())));
    }
    return breaks;
  }

  private static @Nullable FaultStop announced(Map<String, AttributeValue> item) {
    AttributeValue state = item.get("stopState");
    return state == null || state.s() == null
        ? null
        : new FaultStop(state.s(), longOf(item, "stopStart", 0), FaultStop.OPEN);
  }

  static long longOf(Map<String, AttributeValue> item, String name, long fallback) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? fallback : Long.parseLong(value.n());
  }
}
