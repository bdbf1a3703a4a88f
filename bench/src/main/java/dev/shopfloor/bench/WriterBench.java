package dev.shopfloor.bench;

import com.influxdb.client.write.Point;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.aws.WriterDoor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * TimestreamWriterFunction on a batch of 100 messages, each with ten instants of three tags: the
 * lines alone, and all from the event's bytes to the request, beside influxdb-client-java. The
 * numbers are such that both write the same text; of 17.0 the client makes 17, and of 1.0E-7
 * 0.0000001.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class WriterBench {
  static final int MESSAGES = 100;
  static final int INSTANTS = 10;
  static final int TAGS = 3;
  static final int LINES = MESSAGES * INSTANTS;

  /** Assets and tags of the batch for LiveAnalytics: a record of each asset. */
  static final int RECORDS = 1_000;

  private static final int RECORD_TAGS = 30;

  private final InfluxClientWay client = new InfluxClientWay();
  private byte[] event;
  private byte[] wideEvent;
  private byte[] room = {};
  private List<StoreRecord> records;
  private List<Point> points;
  private WriterService influx;
  private WriterService liveAnalytics;

  /** Makes the data and makes sure that both contestants write the same. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    List<TelemetryMessage> messages = WriterData.messages(MESSAGES, INSTANTS, TAGS);
    event = WriterData.event(messages);
    wideEvent = WriterData.event(WriterData.messages(RECORDS, 1, RECORD_TAGS));
    points = client.points(event);
    List<StoreRecord> taken = new ArrayList<>();
    process(service(taken::addAll, RecordLayout.INSTANT), event);
    records = List.copyOf(taken);
    influx = service(batch -> hole.consume(WriterDoor.body(batch)), RecordLayout.INSTANT);
    SwallowedWrites swallowed = new SwallowedWrites(hole::consume);
    liveAnalytics =
        new WriterService(
            WriterDoor.liveAnalytics(swallowed), RecordLayout.ROW, refused -> refuse());
    same();
    process(liveAnalytics, wideEvent);
    if (swallowed.records() != RECORDS) {
      throw new IllegalStateException(swallowed.records() + " records of " + RECORDS);
    }
  }

  private void same() throws IOException {
    List<String> ours = List.of(text(WriterDoor.body(records)).split("\n"));
    List<String> theirs = List.of(text(client.body(event)).split("\n"));
    if (ours.size() != LINES || !sorted(ours).equals(sorted(theirs))) {
      throw new IllegalStateException(
          "the lines differ: " + ours.getFirst() + " and " + theirs.getFirst());
    }
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }

  private static String text(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static WriterService service(
      java.util.function.Consumer<List<StoreRecord>> taker, RecordLayout layout) {
    TimeSeriesStore store =
        (batch, deadline) -> {
          taker.accept(batch);
          return new WriteReport(Collections.nCopies(batch.size(), WriteOutcome.STORED));
        };
    return new WriterService(store, layout, refused -> refuse());
  }

  private static void refuse() {
    throw new IllegalStateException("nothing of this is to be refused");
  }

  private static Object process(WriterService service, byte[] event) throws IOException {
    return service.process(
        SqsBatch.read(new ByteArrayInputStream(event)),
        Deadline.in(Duration.ofSeconds(30), () -> 0L));
  }

  /** Checks and encodes the lines of the batch. */
  @Benchmark
  public Object lines() {
    // as the store does
    Lines lines = new Lines(records, LineDialect.INFLUXDB, room);
    room = lines.room();
    return lines;
  }

  /** The client encodes the same points. */
  @Benchmark
  public void clientLines(Blackhole hole) {
    for (Point point : points) {
      hole.consume(point.toLineProtocol());
    }
  }

  /** The function's work, from the event to the body and the account of each point. */
  @Benchmark
  public Object batch() throws IOException {
    return process(influx, event);
  }

  /** The same body by the client; without an account. */
  @Benchmark
  public Object clientBatch() throws IOException {
    return client.body(event);
  }

  /** From an event of 1,000 messages of 30 tags to the requests for LiveAnalytics. */
  @Benchmark
  public Object writeRecords() throws IOException {
    return process(liveAnalytics, wideEvent);
  }
}
