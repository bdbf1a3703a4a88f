package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values from one unit into another. */
final class UnitPart implements Part {
  @Override
  public String title() {
    return "Unit conversion";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.brief(pace, UnitBench.class);
    List<Row> rows = new ArrayList<>();
    for (UnitPair pair : UnitPair.values()) {
      Map<String, String> parameters = Map.of("pair", pair.name());
      Measured ours = run.measured("ours", "UnitBench.ours", parameters, 1);
      Measured theirs =
          run.measured("Indriya's cached converter", "UnitBench.indriya", parameters, 1);
      Target target = pair == UnitPair.SAME ? new Target.None() : new Target.TimesFaster(100);
      rows.add(Row.beside(pair.words(), ours, theirs, target).saying(apart(pair)));
    }
    return rows;
  }

  private static String apart(UnitPair pair) {
    double most = pair.apart(UnitBench.values());
    return most == 0
        ? "both give the same, bit by bit."
        : "the results differ by %.0f in the last place at most.".formatted(Math.ceil(most));
  }
}
