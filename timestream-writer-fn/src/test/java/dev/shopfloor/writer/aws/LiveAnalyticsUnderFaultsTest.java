package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.received;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.writer.Readings;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.RetryingStore;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The whole way from a message to LiveAnalytics, which fails as it likes. */
class LiveAnalyticsUnderFaultsTest {
  private static final Instant NOW = Instant.ofEpochSecond(0, NOON).plusSeconds(600);
  private static final long OLD = NOON - FakeLiveAnalytics.MEMORY_STORE.toNanos() - 60 * SECOND;

  /**
   * What the service does with a point: it keeps it, refuses it or its whole request, or says that
   * it comes too late.
   */
  enum Kind {
    GOOD,
    WRONG_TYPE,
    RESERVED,
    LONG,
    LATE
  }

  /** A point of the plan; one of a higher sequence wins, and has another value. */
  record Planned(Kind kind, String tag, int second, int sequence) {
    EnrichedPoint point() {
      return switch (kind) {
        case GOOD -> point(tag, NOON, new Value.Whole(sequence));
        case WRONG_TYPE -> point("typed", NOON, new Value.Whole(sequence));
        case RESERVED -> point("measure_name", NOON, new Value.Whole(sequence));
        case LONG -> point("long", NOON, new Value.Text("x".repeat(2_049)));
        case LATE -> point(tag, OLD, new Value.Whole(sequence));
      };
    }

    private EnrichedPoint point(String name, long from, Value value) {
      return Readings.point(name, from + second * SECOND, value, Quality.GOOD, sequence);
    }

    String key() {
      return tag + "@" + (NOON + second * SECOND);
    }
  }

  @Property(tries = 60)
  void everyPointEndsInOneOutcomeAndTheLastInTheEventOrderStays(
      @ForAll("batches") List<List<List<Planned>>> batches, @ForAll("faults") List<Fault> faults)
      throws IOException {
    try (FakeLiveAnalytics service = new FakeLiveAnalytics(NOW)) {
      service.knows("typed", "VARCHAR").then(faults.toArray(Fault[]::new));
      WriterService writer = service(service);
      Ledger all = new Ledger(Stage.WRITER);
      for (List<List<Planned>> batch : batches) {
        deliver(writer, batch, all);
      }

      assertThat(all.balanced()).isTrue();
      assertThat(all.received(Subject.POINTS)).isEqualTo(points(batches).count());
      assertThat(all.counted(Subject.POINTS, Outcome.LATE)).isEqualTo(count(batches, Kind.LATE));
      assertThat(all.counted(Subject.POINTS, Outcome.QUARANTINED))
          .isEqualTo(
              count(batches, Kind.WRONG_TYPE)
                  + count(batches, Kind.RESERVED)
                  + count(batches, Kind.LONG));
      assertThat(
              all.counted(Subject.POINTS, Outcome.STORED)
                  + all.counted(Subject.POINTS, Outcome.DUPLICATE))
          .isEqualTo(count(batches, Kind.GOOD));
      assertThat(stored(service)).isEqualTo(wanted(batches));
    }
  }

  private static void deliver(WriterService writer, List<List<Planned>> batch, Ledger all) {
    Map<String, QueuedMessage> queue = new TreeMap<>();
    for (List<Planned> points : batch) {
      String id = "m" + queue.size();
      queue.put(
          id,
          // a raw message each, so that a row is a point and the highest sequence of it stays
          message(
              id,
              PRESS,
              IntStream.range(0, points.size())
                  .mapToObj(at -> received(points.get(at).point(), at))
                  .toArray(EnrichedPoint[]::new)));
    }
    for (int delivery = 0; !queue.isEmpty(); delivery++) {
      assertThat(delivery).as("deliveries").isLessThan(60);
      WriterResult result = writer.process(List.copyOf(queue.values()), unhurried());
      assertThat(result.ledger().balanced()).isTrue();
      all.add(result.ledger());
      queue.keySet().retainAll(result.returned());
    }
  }

  @Provide
  Arbitrary<List<List<List<Planned>>>> batches() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(
            Kind.GOOD,
            Kind.GOOD,
            Kind.GOOD,
            Kind.GOOD,
            Kind.GOOD,
            Kind.WRONG_TYPE,
            Kind.RESERVED,
            Kind.LONG,
            Kind.LATE);
    Arbitrary<Planned> points =
        Combinators.combine(
                kinds,
                Arbitraries.of("a", "b"),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 9))
            .as(Planned::new);
    return points
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Fault>> faults() {
    return Arbitraries.<Fault>of(
            new Fault.Answer(429, "ThrottlingException", "slow down"),
            new Fault.Answer(500, "InternalServerException", "later"),
            new Fault.Answer(403, "AccessDeniedException", "not yet"),
            new Fault.Answer(421, "InvalidEndpointException", "not here"),
            new Fault.Reject(List.of(1_000)),
            new Fault.TakeAndHangUp(),
            new Fault.HangUp())
        .list()
        .ofMaxSize(12);
  }

  private static WriterService service(FakeLiveAnalytics service) {
    return new WriterService(
        new RetryingStore(
            new LiveAnalyticsStore(
                LiveAnalyticsClients.of(service),
                new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
                InstantSource.fixed(NOW)),
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(10)),
            time -> {},
            new Random(1)),
        RecordLayout.ROW,
        records -> {});
  }

  private static Map<String, Object> stored(FakeLiveAnalytics service) {
    Map<String, Object> stored = new HashMap<>();
    service
        .rows()
        .forEach((key, row) ->
            row.measures()
                .forEach((tag, value) ->
                    stored.put(tag + "@" + key.substring(key.indexOf('}') + 1), value)));
    return stored;
  }

  private static Map<String, Object> wanted(List<List<List<Planned>>> batches) {
    Map<String, Object> wanted = new HashMap<>();
    points(batches)
        .filter(one -> one.kind() == Kind.GOOD)
        .forEach(one ->
            wanted.merge(one.key(), (long) one.sequence(), (a, b) -> Math.max((long) a, (long) b)));
    return wanted;
  }

  private static long count(List<List<List<Planned>>> batches, Kind kind) {
    return points(batches).filter(one -> one.kind() == kind).count();
  }

  private static Stream<Planned> points(List<List<List<Planned>>> batches) {
    return batches.stream().flatMap(List::stream).flatMap(List::stream);
  }
}
