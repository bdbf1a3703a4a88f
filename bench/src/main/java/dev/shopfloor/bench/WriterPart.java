package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of telemetry in front of a store. */
final class WriterPart implements Part {
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
            run.measured(
                "influxdb-client-java", "WriterBench.clientLines", Map.of(), readings),
            new Target.TimesFaster(5)));
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
    return rows;
  }
}
