package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Readings;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.RetryingStore;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.aws.FakeInflux.Fault;
import dev.shopfloor.writer.aws.FakeInflux.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The whole way from a message to a store that fails as it likes. */
class WriterUnderFaultsTest {
  private static final String POISON = "poison";

  /** A point of the plan; the store takes no point of the poisonous tag. */
  record Planned(String tag, int second) {
    long time() {
      return NOON + second * SECOND;
    }

    /**
     * The same for the same tag and time: across requests the last write wins, whichever that is.
     */
    long value() {
      return tag.charAt(0) * 100L + second;
    }

    EnrichedPoint point() {
      return tag.equals(POISON)
          ? Readings.point(tag, time(), new Value.Text("v" + second))
          : Readings.point(tag, time(), new Value.Whole(value()));
    }
  }

  @Property(tries = 80)
  void nothingIsLostAndNothingIsCountedTwice(
      @ForAll("messages") List<List<Planned>> plan,
      @ForAll("faults") List<Fault> faults,
      @ForAll Refusal refusal,
      @ForAll("layouts") RecordLayout layout,
      @ForAll boolean tight)
      throws IOException {
    try (FakeInflux influx = new FakeInflux().refusing(refusal)) {
      influx.knows("press", POISON, Double.class).limitedTo(tight ? 400 : 100_000);
      influx.then(faults.toArray(Fault[]::new));
      Set<String> quarantined = new TreeSet<>();
      int[] failuresOfQuarantine = {faults.size() % 3};
      WriterService service =
          service(influx, layout, records -> keep(records, quarantined, failuresOfQuarantine));
      Map<String, QueuedMessage> queue = new TreeMap<>();
      for (int at = 0; at < plan.size(); at++) {
        queue.put(
            "m" + at,
            message(
                "m" + at,
                PRESS,
                plan.get(at).stream().map(Planned::point).toArray(EnrichedPoint[]::new)));
      }
      Ledger all = new Ledger(Stage.WRITER);

      for (int delivery = 0; !queue.isEmpty(); delivery++) {
        assertThat(delivery).as("deliveries").isLessThan(60);
        WriterResult result = service.process(List.copyOf(queue.values()), unhurried());
        assertThat(result.ledger().balanced()).isTrue();
        all.add(result.ledger());
        queue.keySet().retainAll(result.returned());
      }

      long points = plan.stream().mapToLong(List::size).sum();
      long poison =
          plan.stream().flatMap(List::stream).filter(one -> one.tag().equals(POISON)).count();
      assertThat(all.balanced()).isTrue();
      assertThat(all.received(Subject.POINTS)).isEqualTo(points);
      assertThat(all.counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(poison);
      assertThat(stored(influx)).isEqualTo(wanted(plan));
      assertThat(quarantined).isEqualTo(refused(plan));
    }
  }

  @Property(tries = 20)
  void whatIsStoredIsNotSentAgain(@ForAll("faults") List<Fault> faults) throws IOException {
    try (FakeInflux influx = new FakeInflux()) {
      WriterService service = service(influx, RecordLayout.INSTANT, records -> {});
      QueuedMessage first = message("m1", PRESS, point("a", NOON, 1));
      assertThat(service.process(List.of(first), unhurried()).returned()).isEmpty();
      influx.then(faults.toArray(Fault[]::new));
      List<QueuedMessage> second = List.of(message("m2", PRESS, point("a", NOON + SECOND, 1)));
      for (int delivery = 0; delivery < 60 && !second.isEmpty(); delivery++) {
        second = service.process(second, unhurried()).returned().isEmpty() ? List.of() : second;
      }
      assertThat(influx.rows()).hasSize(2);
      assertThat(influx.requests().stream().flatMap(request -> request.lines().stream()))
          .filteredOn(line -> line.time() == NOON)
          .hasSize(1);
    }
  }

  @Provide
  Arbitrary<List<List<Planned>>> messages() {
    Arbitrary<Planned> points =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.of("a", "b", "c")),
                    Tuple.of(1, Arbitraries.just(POISON))),
                Arbitraries.integers().between(0, 20))
            .as(Planned::new);
    return points.list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(8);
  }

  /** Those of stores that take line protocol. */
  @Provide
  Arbitrary<RecordLayout> layouts() {
    return Arbitraries.of(RecordLayout.INSTANT, RecordLayout.POINT);
  }

  @Provide
  Arbitrary<List<Fault>> faults() {
    return Arbitraries.<Fault>of(
            FakeInflux.status(429),
            new Fault.Answer(429, Map.of("Retry-After", "2"), ""),
            new Fault.Answer(503, Map.of("Retry-After", "60"), ""),
            FakeInflux.status(401),
            FakeInflux.status(500),
            FakeInflux.status(502),
            new Fault.TakeAndHangUp(),
            new Fault.HangUp())
        .list()
        .ofMaxSize(20);
  }

  private static WriterService service(
      FakeInflux influx, RecordLayout layout, QuarantineStore quarantine) {
    return new WriterService(
        new RetryingStore(
            new InfluxStore(influx.endpoint("o", "b"), TokenSource.NONE, LineDialect.INFLUXDB),
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(10)),
            time -> {},
            new Random(1)),
        layout,
        quarantine);
  }

  private static void keep(List<Quarantined> records, Set<String> kept, int[] failures) {
    if (failures[0] > 0) {
      failures[0]--;
      throw new IllegalStateException("throttled");
    }
    for (Quarantined record : records) {
      assertThat(record.reason()).isEqualTo(Reason.STORE_REJECTED);
      assertThat(record.message())
          .containsAnyOf("cast error", "type conflict", "unable to parse", "invalid column type");
      kept.add(new String(record.bytes(), StandardCharsets.UTF_8));
    }
  }

  /** Value by tag and second, whatever the rows' form. */
  private static Map<String, Object> stored(FakeInflux influx) {
    Map<String, Object> stored = new TreeMap<>();
    influx
        .rows()
        .forEach((key, fields) ->
            fields.forEach((tag, value) -> {
              String time = key.substring(key.indexOf('}') + 1);
              assertThat(stored.put(tag + "@" + time, value)).isNull();
            }));
    return stored;
  }

  private static Map<String, Object> wanted(List<List<Planned>> plan) {
    Map<String, Object> wanted = new HashMap<>();
    for (List<Planned> points : plan) {
      for (Planned one : points) {
        if (!one.tag().equals(POISON)) {
          wanted.put(one.tag() + "@" + one.time(), one.value());
        }
      }
    }
    return wanted;
  }

  private static Set<String> refused(List<List<Planned>> plan) {
    Set<String> refused = new TreeSet<>();
    for (List<Planned> points : plan) {
      if (points.stream().anyMatch(one -> one.tag().equals(POISON))) {
        List<EnrichedPoint> all = new ArrayList<>();
        points.forEach(one -> all.add(one.point()));
        refused.add(
            new String(
                TelemetryCodec.bytes(new TelemetryMessage(PRESS, all)), StandardCharsets.UTF_8));
      }
    }
    return refused;
  }
}
