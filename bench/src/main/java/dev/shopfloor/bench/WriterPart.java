package dev.shopfloor.bench;

import dev.shopfloor.model.TelemetryMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of telemetry in front of a store. */
final class WriterPart implements Part {
  private static final String LINES =
      "Tried: escaped texts made once, bytes into one buffer, no objects. Of the profile 21 % asks"
          + " whether a record holds a tag, 18 % writes digits, 10 % is Double.toString. It would"
          + " take the fields of quality known when a record is made, and one instance of each"
          + " name.";
  private static final String METERED =
      "%.4f. The cuts are the cheapest of the row that stands; the least, which was refined after"
          + " it was first missed, supposes that lines and sets of tags part without a rest. It"
          + " would take records ordered by their tags before their assets, where an asset has"
          + " few.";

  @Override
  public String title() {
    return "Writer";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.of(pace, WriterBench.class);
    int readings = WriterBench.LINES * WriterBench.TAGS;
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.beside(
                "1,000 lines of 4 tags and 3 fields",
                run.measured("ours", "WriterBench.lines", Map.of(), readings),
                run.measured("influxdb-client-java", "WriterBench.clientLines", Map.of(), readings),
                new Target.TimesFaster(5))
            .missedBecause(LINES));
    rows.add(
        Row.beside(
            "the same from SQS event to compressed body",
            run.measured("ours", "WriterBench.batch", Map.of(), readings),
            run.measured(
                "Jackson's tree, influxdb-client-java",
                "WriterBench.clientBatch",
                Map.of(),
                readings),
            new Target.None()));
    rows.add(
        Row.alone(
            "SQS event to WriteRecords, 1,000 records of 30 measures; B per record",
            run.measured("ours", "WriterBench.writeRecords", Map.of(), WriterBench.RECORDS),
            new Target.None()));
    metered(
        rows, "1,000 assets of 30 tags, 10 s a message", WriterData.messages(1_000, 10, 30), 180);
    metered(
        rows, "1,000 assets of 30 tags, 1 s a message", WriterData.messages(1_000, 1, 30), 1_000);
    metered(rows, "97 assets of 7 tags, 13 s a message", WriterData.messages(97, 13, 7), 97);
    metered(rows, "31 assets of 90 tags, 37 s a message", WriterData.messages(31, 37, 90), 15);
    return rows;
  }

  private static void metered(
      List<Row> rows, String what, List<TelemetryMessage> messages, int perBatch)
      throws IOException {
    Metering metering = Metering.of(messages, perBatch);
    rows.add(
        Row.alone(
                "LiveAnalytics, charged against the least: " + what,
                Measured.of("ours", metering.ratio(), "×"),
                new Target.AtMost(1.02))
            .missedBecause(METERED.formatted(metering.ratio())));
    rows.add(
        Row.alone(
            "the same, requests below 95 records beyond one of each batch",
            Measured.of("ours", metering.notFull(), ""),
            new Target.AtMost(0)));
  }
}
