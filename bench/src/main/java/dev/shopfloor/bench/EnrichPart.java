package dev.shopfloor.bench;

import java.util.List;
import java.util.Map;

/** The way of a message through enrich-fn, from bytes in to bodies out. */
final class EnrichPart implements Part {
  @Override
  public String title() {
    return "Enrichment";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.of(pace, EnrichBench.class);
    Map<String, String> kepware = Map.of("sender", "kepware");
    Measured ours = run.measured("ours", "EnrichBench.enrich", kepware, 20);
    Measured jackson =
        run.measured("Jackson, parse and write", "EnrichBench.jacksonTree", kepware, 20);
    return List.of(
        Row.beside("Kepware, 20 readings", ours, jackson, new Target.AtMostTimes(1.5)),
        Row.alone("Kepware, 20 readings, allocated", ours, new Target.BytesAtMost(300)));
  }
}
