package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.enrich.sparkplug.Birth.Definition;
import dev.shopfloor.enrich.sparkplug.ValueFitter.Fitted;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the points of one payload. */
final class PointMaker {
  private final Birth birth;
  private final String device;
  private final long rx;
  private final List<Point> points = new ArrayList<>();
  private final List<TagProblem> problems = new ArrayList<>();
  private final Map<Slot, Integer> slots = new HashMap<>();
  private final Set<String> emptied = new HashSet<>();

  /**
   * A maker of a node's or a device's points.
   *
   * @param birth defines names, types and units
   * @param device what the points say of their device
   * @param rx when the message was received, ns since the epoch
   */
  PointMaker(Birth birth, String device, long rx) {
    this.birth = birth;
    this.device = device;
    this.rx = rx;
  }

  /** When a value was taken, and how far it counts. */
  private record Frame(
      String prefix, long time, TimeOrigin origin, int flags, @Nullable Long quality) {}

  /** Values of one tag at one time are told apart by their places in the payload. */
  private record Slot(String tag, long time) {}

  /**
   * Adds a payload's metrics.
   *
   * @param flags of all its points
   */
  void add(Payload payload, int flags) {
    long sent = payload.timestamp() == 0 ? 0 : TimeReader.ofNumber(payload.timestamp());
    boolean known = sent != 0 && sent != TimeReader.INVALID;
    Frame frame =
        known
            ? new Frame("", sent, TimeOrigin.MESSAGE, flags, null)
            : new Frame("", rx, TimeOrigin.RECEIVED, flags | Flag.TIME_GUESSED.bit(), null);
    payload.metrics().forEach(metric -> add(metric, frame));
  }

  /** Adds the end of all that the birth defines. */
  void addStale(long time, TimeOrigin origin) {
    int flags = origin == TimeOrigin.RECEIVED ? Flag.TIME_GUESSED.bit() : 0;
    for (Definition each : birth.definitions()) {
      if (telemetry(each)) {
        point(
            each.name(),
            Value.ABSENT,
            null,
            new Frame("", time, origin, flags, null),
            Quality.STALE);
      }
    }
  }

  /** The points so far. */
  List<Point> points() {
    return points;
  }

  /** The metrics without a usable value so far. */
  List<TagProblem> problems() {
    return problems;
  }

  private static boolean telemetry(Definition each) {
    return !Metric.control(each.name())
        && each.name().length() <= FlatJsonDecoder.MAX_NAME
        && each.type().form() != DataType.Form.STRUCTURE
        && each.type().form() != DataType.Form.NO_POINT;
  }

  private void add(Metric metric, Frame outer) {
    Definition known = definition(metric, outer.prefix());
    if (Metric.control(known.name())) {
      return;
    }
    if (known.name().length() > FlatJsonDecoder.MAX_NAME) {
      problem(
          Shown.of(known.name()),
          outer.time(),
          Reason.TOO_LARGE,
          "a name of %d characters; at most %d are read"
              .formatted(known.name().length(), FlatJsonDecoder.MAX_NAME));
      return;
    }
    Frame frame = frame(metric, known.name(), outer);
    if (frame.time() == TimeReader.INVALID) {
      problem(
          known.name(),
          outer.time(),
          Reason.INVALID_TIME,
          "%s is no time from the year 2000 on, in ms since 1970"
              .formatted(Long.toUnsignedString(metric.timestamp())));
    } else if (metric.sent() instanceof Sent.Members(List<Metric> members, boolean definition)
        && !metric.absent()) {
      if (!definition) {
        members.forEach(member -> add(member, frame));
      }
    } else {
      value(metric, known, frame);
    }
  }

  private Definition definition(Metric metric, String prefix) {
    Definition known =
        metric.name() == null ? birth.aliased(metric.alias()) : birth.named(prefix + metric.name());
    if (known != null) {
      return known;
    }
    String name = metric.name() == null ? "alias " + metric.alias() : prefix + metric.name();
    return new Definition(name, null, DataType.UNKNOWN, null);
  }

  private static Frame frame(Metric metric, String name, Frame outer) {
    boolean own = metric.timestamp() != 0;
    int flags =
        (own ? outer.flags() & ~Flag.TIME_GUESSED.bit() : outer.flags())
            | (metric.historical() ? Flag.HISTORICAL.bit() : 0);
    Long quality = metric.properties().quality();
    return new Frame(
        name + "/",
        own ? TimeReader.ofNumber(metric.timestamp()) : outer.time(),
        own ? TimeOrigin.VALUE : outer.origin(),
        flags,
        quality == null ? outer.quality() : quality);
  }

  private void value(Metric metric, Definition known, Frame frame) {
    Quality quality =
        frame.quality() == null ? Quality.GOOD : QualityReader.SPARKPLUG.of(frame.quality());
    DataType type = metric.type() == DataType.UNKNOWN ? known.type() : metric.type();
    boolean none = metric.absent() || metric.sent() == Sent.Nothing.INSTANCE;
    if (none || quality == Quality.BAD || quality == Quality.STALE) {
      absent(known, type, frame, quality == Quality.STALE ? quality : Quality.BAD);
      return;
    }
    String unit = metric.properties().unit() == null ? known.unit() : metric.properties().unit();
    switch (ValueFitter.fit(metric.sent(), type)) {
      case Fitted.Good(Value value) -> point(known.name(), value, unit, frame, quality);
      case Fitted.Bad(Reason reason, String why) ->
          problem(known.name(), frame.time(), reason, why);
    }
  }

  /** A template without a value is one whose members have none. */
  private void absent(Definition known, DataType type, Frame frame, Quality quality) {
    if (type.form() != DataType.Form.STRUCTURE) {
      point(known.name(), Value.ABSENT, known.unit(), frame, quality);
      return;
    }
    if (!emptied.add(known.name())) {
      return;
    }
    for (Definition each : birth.membersOf(known.name())) {
      if (telemetry(each)) {
        point(each.name(), Value.ABSENT, each.unit(), frame, quality);
      }
    }
  }

  private void point(String tag, Value value, @Nullable String unit, Frame frame, Quality quality) {
    int place = slots.merge(new Slot(tag, frame.time()), 1, Integer::sum);
    points.add(
        new Point(
            device,
            tag,
            value,
            null,
            unit == null || unit.isEmpty() ? null : Shown.of(unit),
            frame.time(),
            frame.origin(),
            rx,
            quality,
            frame.quality() == null ? null : Long.toString(frame.quality()),
            frame.flags(),
            place == 1 ? Point.NO_SEQUENCE : place));
  }

  private void problem(String tag, long time, Reason reason, String message) {
    problems.add(new TagProblem(device, tag, time, reason, message));
  }
}
