package dev.shopfloor.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What an asset's shift takes in oee-fn. */
final class OeePart implements Part {
  @Override
  public String title() {
    return "OEE";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.of(pace, OeeBench.class);
    Measured once = fold(run, "fold", "1");
    Measured dense = fold(run, "fold", "2");
    double perMinute = (bytes(dense) - bytes(once)) / Shift.MINUTES;
    return List.of(
        Row.alone("8 hours, 40 stops, 480 counts; B per fold", once, new Target.AtMost(20)),
        Row.alone("the same with 960 counts; B per fold", dense, new Target.None()),
        Row.alone(
            "allocated for each further count in a minute",
            Measured.of("ours", perMinute, "B"),
            new Target.AtMost(1)),
        Row.alone(
            "480 counts from the stored bytes; B per fold",
            fold(run, "decodeAndFold", "1"),
            new Target.None()));
  }

  private static Measured fold(JmhRun run, String method, String perMinute) {
    return run.measured("ours", "OeeBench." + method, Map.of("perMinute", perMinute), 1);
  }

  private static double bytes(Measured measured) {
    OptionalDouble bytes = measured.bytes();
    return bytes.orElseThrow();
  }
}
