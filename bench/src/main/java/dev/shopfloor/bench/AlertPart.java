package dev.shopfloor.bench;

import dev.shopfloor.workorder.Verdict;
import java.util.List;
import java.util.Map;

/** What an alert takes from the queue to the decision about it. */
final class AlertPart implements Part {
  @Override
  public String title() {
    return "Alerts";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.brief(pace, AlertBench.class, AlertJacksonBench.class);
    Measured tree = run.measured("Jackson, parse and write", "AlertJacksonBench.tree", Map.of(), 1);
    return List.of(
        row("a new alert: an order", decide(run, Verdict.CREATED), tree),
        row("a repeat: a comment", decide(run, Verdict.COMMENTED), tree),
        row("of an asset out of service: suppressed", decide(run, Verdict.SUPPRESSED), tree));
  }

  private static Row row(String what, Measured ours, Measured tree) {
    return Row.beside(what + "; B per alert", ours, tree, new Target.None());
  }

  private static Measured decide(JmhRun run, Verdict verdict) {
    return run.measured("ours", "AlertBench.decide", Map.of("verdict", verdict.name()), 1);
  }
}
