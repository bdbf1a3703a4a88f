package dev.shopfloor.cli.page;

import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.cli.page.Script.Step;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import dev.shopfloor.oee.ObservationReader;
import dev.shopfloor.plant.AssetHistory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the machines of the fake plant told OEE: states, reasons, products and counts. */
final class FakeProduction {
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final Duration SAMPLE = Duration.ofMinutes(1);

  private final Machine machine;
  private final List<EnrichedPoint> points = new ArrayList<>();

  private FakeProduction(Machine machine) {
    this.machine = machine;
  }

  /** All that a machine told until {@link Script#NOW}, in the order of its channels. */
  static List<EnrichedPoint> points(Machine machine) {
    FakeProduction production = new FakeProduction(machine);
    production.states();
    production.reasons();
    production.products();
    production.counts();
    return List.copyOf(production.points);
  }

  /** The buckets that hold these points, in order. */
  static List<MinuteBucket> buckets(AssetHistory history, List<EnrichedPoint> points) {
    SortedMap<Long, List<Observation>> minutes = new TreeMap<>();
    for (EnrichedPoint point : points) {
      if (ObservationReader.read(point, history.at(point.time()))
          instanceof ObservationReader.Outcome.Accepted(Observation observation)) {
        minutes
            .computeIfAbsent(MinuteBucket.minuteOf(point.time()), minute -> new ArrayList<>())
            .add(observation);
      } else {
        throw new IllegalStateException("refused: " + point);
      }
    }
    List<MinuteBucket> buckets = new ArrayList<>();
    minutes.forEach((minute, observations) -> buckets.add(MinuteBucket.of(minute, observations)));
    return buckets;
  }

  /** A point as {@code ./plant enrich} prints it. */
  static String line(Machine machine, EnrichedPoint point) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("outcome", "point");
          json.writeStringField("site", "chemnitz");
          json.writeStringField("line", machine.line());
          json.writeStringField("asset", machine.id());
          json.writeStringField("tag", point.tag());
          json.writeStringField("role", point.role().word());
          json.writeNumberField("time", point.time());
          json.writeStringField("origin", point.origin().name());
          json.writeFieldName("value");
          Json.writeValue(json, point.value());
          json.writeNullField("unit");
          json.writeStringField("quality", point.quality().name());
          json.writeArrayFieldStart("flags");
          json.writeEndArray();
          json.writeNumberField("rx", point.rx());
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private void states() {
    for (int i = 0; i < machine.steps().size(); i++) {
      Step step = machine.steps().get(i);
      boolean last = i + 1 == machine.steps().size();
      Instant end = last ? Script.NOW : Script.at(machine.steps().get(i + 1).minute());
      for (Instant at = Script.at(step.minute()); at.isBefore(end); at = at.plus(SAMPLE)) {
        add(Role.STATE, machine.stateTag(), new Value.Text(step.state()), at);
      }
    }
  }

  private void reasons() {
    Script.REASONS
        .getOrDefault(machine.id(), Map.of())
        .forEach((minute, reason) ->
            add(Role.REASON, "stop_reason", new Value.Text(reason), Script.at(minute)));
  }

  private void products() {
    if (Script.PRODUCTS.containsKey(machine.id())) {
      String tag = machine.type().equals("press") ? "product" : "program";
      if (machine.id().equals("press01")) {
        add(Role.PRODUCT, tag, new Value.Text("bracket-a"), Script.at(0));
        add(Role.PRODUCT, tag, new Value.Text("bracket-b"), Script.at(100));
      } else {
        add(Role.PRODUCT, tag, new Value.Text(Script.PRODUCTS.get(machine.id())), Script.at(0));
      }
    }
  }

  private void counts() {
    String counter =
        switch (machine.type()) {
          case "press" -> "cycles";
          case "machining-center" -> "part_count";
          default -> "";
        };
    if (counter.isEmpty()) {
      return;
    }
    long pieces = 0;
    for (Instant at = Script.START; at.isBefore(Script.NOW); at = at.plus(STEP)) {
      pieces += Script.running(machine, at) ? 4 : 0;
      if (!Script.state(machine, at).equals("UNAVAILABLE")) {
        add(Role.COUNTER, counter, new Value.Whole(Script.made(machine, pieces)), at);
        if (machine.type().equals("press")) {
          add(Role.COUNTER, "rejects", new Value.Whole(pieces / 75), at);
        }
      }
    }
  }

  private void add(Role role, String tag, Value value, Instant at) {
    long time = at.toEpochMilli() * 1_000_000;
    points.add(
        new EnrichedPoint(
            tag,
            role,
            value,
            null,
            null,
            time,
            TimeOrigin.VALUE,
            time,
            Quality.GOOD,
            0,
            Point.NO_SEQUENCE));
  }
}
