package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.LineReader;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.faults.Held;
import dev.shopfloor.writer.faults.Keeping;
import dev.shopfloor.writer.faults.Poison;
import dev.shopfloor.writer.faults.Signals;
import dev.shopfloor.writer.faults.StoreRules;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** The fake InfluxDB in the fault script. */
public final class InfluxUnderFaults implements LineStoreUnderTest {
  static final StoreRules RULES =
      new StoreRules(
          Keeping.LAST_FIELD,
          EnumSet.of(Poison.TYPE, Poison.TAG_NAME, Poison.LINE_NAME),
          true,
          false,
          false);

  private final FakeInflux influx;
  private final FakeInflux.Refusal refusal;

  InfluxUnderFaults(FakeInflux.Refusal refusal, long base) throws IOException {
    this.refusal = refusal;
    influx =
        new FakeInflux()
            .refusing(refusal)
            .limitedTo(20_000)
            .keepingSince(base - RETENTION.toNanos());
    Signals.MACHINE_TYPES.forEach(type -> influx.knows(type, Signals.TYPED, Double.class));
  }

  /** One that lists what it refuses, as InfluxDB 3 does, */
  public static InfluxUnderFaults listing(long base) throws IOException {
    return new InfluxUnderFaults(FakeInflux.Refusal.LISTED, base);
  }

  @Override
  public StoreRules rules() {
    return RULES;
  }

  @Override
  public RecordLayout layout() {
    return LineDialect.INFLUXDB.layout();
  }

  @Override
  public String url() {
    return influx.url();
  }

  @Override
  public TimeSeriesStore connect(String url) {
    InfluxEndpoint endpoint =
        refusal == FakeInflux.Refusal.LISTED
            ? InfluxEndpoint.v3(url, "b")
            : InfluxEndpoint.v2(url, "o", "b");
    return new InfluxStore(endpoint, TokenSource.NONE, LineDialect.INFLUXDB, SideBySide.MOST);
  }

  @Override
  public Held held() {
    Held held = new Held(RULES);
    Map<String, Map<String, Object>> rows = influx.rows();
    Map<String, LineReader.Line> lines = new HashMap<>();
    influx
        .requests()
        .forEach(request -> request.lines().forEach(line -> lines.put(line.key(), line)));
    rows.forEach((key, fields) -> {
      LineReader.Line line = lines.get(key);
      held.add(line.measurement(), line.tags(), line.time(), fields);
    });
    return held;
  }

  @Override
  public void close() {
    influx.close();
  }
}
