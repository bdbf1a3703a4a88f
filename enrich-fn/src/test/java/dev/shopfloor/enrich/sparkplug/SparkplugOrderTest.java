package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.Edge.START;
import static dev.shopfloor.enrich.sparkplug.Edge.born;
import static dev.shopfloor.enrich.sparkplug.Edge.by;
import static dev.shopfloor.enrich.sparkplug.Edge.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.tahu.protobuf.SparkplugBProto;

/** The order, repetition and splitting of a session's messages change none of its points. */
class SparkplugOrderTest {
  /** A point without its flags: a birth that comes late makes history. */
  private record Seen(String tag, long time, Value value, long sequence) {}

  @Property(tries = 400)
  void anyOrderGivesTheSamePoints(
      @ForAll @IntRange(min = 1, max = 30) int data, @ForAll Random random) {
    List<RawMessage> session = session(data, random);
    Set<Seen> inOrder = run(List.of(session));

    List<RawMessage> mixed = new ArrayList<>(session);
    for (int again = random.nextInt(6); again > 0; again--) {
      mixed.add(session.get(random.nextInt(session.size())));
    }
    Collections.shuffle(mixed, random);
    List<List<RawMessage>> batches = new ArrayList<>();
    for (int from = 0; from < mixed.size(); ) {
      int to = Math.min(mixed.size(), from + 1 + random.nextInt(5));
      batches.add(mixed.subList(from, to));
      from = to;
    }

    assertThat(run(batches)).isEqualTo(inOrder);
    assertThat(inOrder).hasSizeGreaterThan(data);
  }

  /** Two births of node and device, with the same aliases, as after a request for them. */
  private static List<RawMessage> session(int data, Random random) {
    List<RawMessage> session = new ArrayList<>();
    long at = START;
    int sequence = 0;
    int again = random.nextInt(data);
    for (int number = 0; number < data; number++) {
      if (number == 0 || number == again) {
        sequence = 0;
        session.add(Edge.message("NBIRTH", at + 5, payload(at, sequence++, Edge.bdSeq(7))));
        at += 10;
        session.add(Edge.message("DBIRTH", at + 5, payload(at, sequence++, metrics(random))));
      }
      at += 10 + random.nextInt(500);
      session.add(
          Edge.message(
              "DDATA",
              at + 5,
              payload(
                  at,
                  sequence++,
                  by(11).setTimestamp(at - 2).setDoubleValue(random.nextInt(100)),
                  by(12).setIntValue(-random.nextInt(1_000)),
                  by(11).setTimestamp(at - 2).setDoubleValue(random.nextInt(100)))));
    }
    return session;
  }

  private static SparkplugBProto.Payload.Metric.Builder[] metrics(Random random) {
    return new SparkplugBProto.Payload.Metric.Builder[] {
      born("temp", 11, DataType.DOUBLE).setDoubleValue(random.nextInt(100)),
      born("speed", 12, DataType.INT16).setIntValue(-random.nextInt(100))
    };
  }

  private static Set<Seen> run(List<List<RawMessage>> batches) {
    Enricher enricher = new Enricher(SparkplugPlant.directory(), new MemorySourceStore());
    Set<Seen> seen = new HashSet<>();
    for (List<RawMessage> batch : batches) {
      Enrichment enriched = new Enrichment();
      batch.forEach(message -> enricher.enrich(message, enriched));
      enricher.forget(enriched);
      assertThat(enriched.ledger().balanced()).isTrue();
      assertThat(enriched.quarantined()).isEmpty();
      for (List<EnrichedPoint> points : enriched.points().values()) {
        points.forEach(point ->
            seen.add(new Seen(point.tag(), point.time(), point.value(), point.sequence())));
      }
    }
    return seen;
  }
}
