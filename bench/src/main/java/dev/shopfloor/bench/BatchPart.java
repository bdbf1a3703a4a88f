package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same message in records of SQS and Kinesis: what one takes where many come together. */
final class BatchPart implements Part {
  @Override
  public String title() {
    return "Batches";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.brief(pace, BatchBench.class);
    List<Row> rows = new ArrayList<>();
    for (String way : List.of("SQS", "Kinesis")) {
      Measured single = of(run, way, 1);
      for (int messages : new int[] {1, 10, 100}) {
        String what =
            "Kepware, 20 readings, of %d %s record%s"
                .formatted(messages, way, messages == 1 ? "" : "s");
        rows.add(
            messages == 1
                ? Row.alone(what, single, new Target.None())
                : Row.beside(what, of(run, way, messages), single, new Target.None()));
      }
    }
    return rows;
  }

  private static Measured of(JmhRun run, String way, int messages) {
    return run.measured(
            messages == 1 ? "one record alone" : "ours",
            "BatchBench.enrich",
            Map.of("way", way, "messages", Integer.toString(messages)),
            messages * Reading.ALL.size())
        .dividedBy(messages);
  }
}
