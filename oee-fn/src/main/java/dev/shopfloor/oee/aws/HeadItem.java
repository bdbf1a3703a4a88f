package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.model.TargetCrossed.Direction;
import dev.shopfloor.oee.Aftermath;
import dev.shopfloor.oee.FaultStop;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.Pending;
import dev.shopfloor.oee.TargetSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A head as an item. The late count and hours, and the versions not told yet, are not among the
 * values that a tick writes over: others add to them.
 */
final class HeadItem {
  static final String LATE = "late";
  static final String LATE_HOURS = "lateHours";
  static final String LAST_TICK = "lastTick";
  static final String SEALED_TO = "sealedTo";
  static final String UNSENT = "unsent";

  private static final int VERSION = 1;
  private static final long MINUTES_PER_HOUR = 60;
  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

  private HeadItem() {}

  static Map<String, AttributeValue> values(Head head) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(LAST_TICK, number(head.lastTick()));
    values.put(SEALED_TO, number(head.sealedTo()));
    values.put("sealedAt", number(head.sealedAt()));
    values.put("window", WindowItem.of(head.window()));
    FaultStop stop = head.announced();
    values.put("stopState", stop == null ? NOTHING : text(stop.state()));
    values.put("stopStart", stop == null ? NOTHING : number(stop.start()));
    values.put(
        "checkpoints",
        AttributeValue.fromL(
            head.checkpoints().stream()
                .flatMap(kept -> Stream.of(number(kept.position()), number(kept.lateCount())))
                .toList()));
    values.put("provisionalFrom", number(head.closed().provisionalFrom()));
    values.put("unlockedFrom", number(head.closed().unlockedFrom()));
    values.put("pending", pending(head.closed().pending()));
    values.put("target", target(head.target()));
    values.put("basis", text(head.basis()));
    return values;
  }

  private static AttributeValue pending(@Nullable Pending pending) {
    if (pending == null) {
      return NOTHING;
    }
    Cause cause = pending.cause();
    return AttributeValue.fromM(
        Map.of(
            "from", number(pending.from()),
            "lateFrom", number(pending.lateFrom()),
            "since", number(pending.since()),
            "last", number(pending.last()),
            "cause", cause == null ? NOTHING : text(cause.name())));
  }

  private static AttributeValue target(@Nullable TargetSide target) {
    return target == null
        ? NOTHING
        : AttributeValue.fromM(
            Map.of(
                "start", number(target.start()),
                "side", text(target.side().name()),
                "crossings", number(target.crossings())));
  }

  static Head read(Map<String, AttributeValue> item) {
    long needs = longOf(item, "needs", 0);
    if (needs > VERSION) {
      throw new IllegalStateException(
          "the head of %s needs version %d and this release knows version %d; the tick waits for the release that wrote it"
              .formatted(item.get("pk"), needs, VERSION));
    }
    return new Head(
        longOf(item, LAST_TICK, Head.NEVER),
        WindowItem.read(item.getOrDefault("window", NOTHING)),
        announced(item),
        longOf(item, SEALED_TO, Head.NEVER),
        longOf(item, "sealedAt", Head.NEVER),
        longOf(item, LATE, 0),
        dirtyFrom(item),
        checkpoints(item.getOrDefault("checkpoints", NOTHING).l()),
        unsent(item),
        new Aftermath(
            longOf(item, "provisionalFrom", Head.NOTHING),
            longOf(item, "unlockedFrom", Head.NOTHING),
            pending(item)),
        target(item),
        basis(item));
  }

  /** The hour of a minute as an element of {@link #LATE_HOURS}: a set can only grow by whoever. */
  static AttributeValue lateHour(long minute) {
    return AttributeValue.fromNs(List.of(Long.toString(Math.floorDiv(minute, MINUTES_PER_HOUR))));
  }

  /** Names of versions as elements of {@link #UNSENT}. */
  static AttributeValue unsent(Set<Head.Mark> marks) {
    return AttributeValue.fromSs(
        marks.stream().map(mark -> mark.start() + "#" + mark.version()).sorted().toList());
  }

  private static Set<Head.Mark> unsent(Map<String, AttributeValue> item) {
    Set<Head.Mark> marks = new HashSet<>();
    for (String mark : item.getOrDefault(UNSENT, NOTHING).ss()) {
      int border = mark.indexOf('#');
      marks.add(
          new Head.Mark(
              Long.parseLong(mark, 0, border, 10),
              Integer.parseInt(mark, border + 1, mark.length(), 10)));
    }
    return marks;
  }

  private static List<Head.Kept> checkpoints(List<AttributeValue> numbers) {
    List<Head.Kept> kept = new ArrayList<>();
    for (int at = 0; at + 1 < numbers.size(); at += 2) {
      kept.add(
          new Head.Kept(
              Long.parseLong(numbers.get(at).n()), Long.parseLong(numbers.get(at + 1).n())));
    }
    return kept;
  }

  private static long dirtyFrom(Map<String, AttributeValue> item) {
    return item.getOrDefault(LATE_HOURS, NOTHING).ns().stream()
        .mapToLong(hour -> Long.parseLong(hour) * NANOS_PER_HOUR)
        .min()
        .orElse(Head.NOTHING);
  }

  private static @Nullable FaultStop announced(Map<String, AttributeValue> item) {
    AttributeValue state = item.get("stopState");
    return state == null || state.s() == null
        ? null
        : new FaultStop(state.s(), longOf(item, "stopStart", 0), FaultStop.OPEN);
  }

  private static @Nullable Pending pending(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> pending = item.getOrDefault("pending", NOTHING).m();
    if (pending.isEmpty()) {
      return null;
    }
    String cause = pending.getOrDefault("cause", NOTHING).s();
    return new Pending(
        longOf(pending, "from", Head.NOTHING),
        longOf(pending, "lateFrom", Head.NOTHING),
        longOf(pending, "since", 0),
        longOf(pending, "last", 0),
        cause == null ? null : Cause.valueOf(cause));
  }

  private static @Nullable TargetSide target(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> target = item.getOrDefault("target", NOTHING).m();
    return target.isEmpty()
        ? null
        : new TargetSide(
            longOf(target, "start", 0),
            Direction.valueOf(OeeKeys.attribute(target, "side").s()),
            Math.toIntExact(longOf(target, "crossings", 0)));
  }

  private static String basis(Map<String, AttributeValue> item) {
    String basis = item.getOrDefault("basis", NOTHING).s();
    return basis == null ? "" : basis;
  }

  static long longOf(Map<String, AttributeValue> item, String name, long fallback) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? fallback : Long.parseLong(value.n());
  }
}
