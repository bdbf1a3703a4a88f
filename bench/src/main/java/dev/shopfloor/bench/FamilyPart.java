package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same readings from each kind of sender. */
final class FamilyPart implements Part {
  @Override
  public String title() {
    return "Payload families";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.brief(pace, FamilyBench.class, FamilyJacksonBench.class);
    List<Row> rows = new ArrayList<>();
    for (Family family : Family.values()) {
      int readings = Reading.ALL.size();
      Map<String, String> sender = Map.of("family", family.name());
      int bytes = family.payload(Family.TIME).length;
      String what = "%s, %d readings in %,d B".formatted(family.words(), readings, bytes);
      Measured ours = run.measured("ours", "FamilyBench.enrich", sender, readings);
      rows.add(
          family.json()
              ? Row.beside(
                  what,
                  ours,
                  run.measured(
                      "Jackson, parse and write", "FamilyJacksonBench.tree", sender, readings),
                  new Target.None())
              : Row.alone(what, ours, new Target.None()));
    }
    return rows;
  }
}
