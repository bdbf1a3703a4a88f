package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a shift takes in oee-fn, of one asset and of all. */
final class OeePart implements Part {
  private static final String FOLD =
      "Tried: no object, iterator or sorting for each observation. Of the profile 16 % looks up"
          + " times by state (HashMap), 16 % tallies counts, 8 % finds the asset's revision. It"
          + " would take these held where they are used, and telling time only where state or class"
          + " changes, not at each count, which touches staleness, debounce and time that is"
          + " inferred from counts.";

  private static final int SITE = 1_000;
  private static final int PLANT = 10_000;

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
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.alone("8 hours, 40 stops, 480 counts; B per fold", once, new Target.AtMost(20))
            .missedBecause(FOLD));
    rows.add(Row.alone("the same with 960 counts; B per fold", dense, new Target.None()));
    rows.add(
        Row.alone(
            "allocated for each further count in a minute",
            Measured.of("ours", perMinute, "B"),
            new Target.AtMost(1)));
    rows.add(
        Row.alone(
            "480 counts from the stored bytes; B per fold",
            fold(run, "decodeAndFold", "1"),
            new Target.None()));
    rows.addAll(refolds(pace));
    rows.addAll(ticks(pace));
    return rows;
  }

  private static List<Row> refolds(Pace pace) throws Exception {
    JmhRun run = JmhRun.of(pace, RefoldBench.class);
    Measured punctual = refold(run, "nothing late", -1);
    return List.of(
        Row.alone("tick of one asset, minute 470 of its shift", punctual, new Target.None()),
        Row.beside(
            "the same, a minute of an hour ago came late: again from the checkpoint before it",
            refold(run, "ours", 411),
            punctual,
            new Target.None()),
        Row.beside(
            "the same, a minute of four hours ago",
            refold(run, "ours", 231),
            punctual,
            new Target.None()));
  }

  private static Measured refold(JmhRun run, String name, int late) {
    return run.measured(name, "RefoldBench.tick", Map.of("late", Integer.toString(late)), 1);
  }

  private static List<Row> ticks(Pace pace) throws Exception {
    Measured site = tick(JmhRun.of(pace, TickBench.class), SITE);
    Measured plant =
        tick(JmhRun.few(pace, Map.of("assets", Integer.toString(PLANT)), TickBench.class), PLANT);
    return List.of(
        Row.alone("a tick of 1,000 assets, one core; B per asset", site, new Target.None()),
        Row.alone(
                "a tick of 10,000 assets of ten sites, one core; B per asset",
                inMillis(plant),
                new Target.AtMost(2_000))
            .saying(
                "Two fifths are rolling up: each group of 40 assets looks through the plant for the"
                    + " members of its lines (12 %) and reads all lines of its site again (14 %),"
                    + " so it grows with the plant; the rest is spread thin: encoding KPIs 9 %,"
                    + " heads 9 %, minutes 7 %, checkpoints 5 %; members found once for a plant"
                    + " model and sites rolled up once a tick would take off a quarter."),
        Row.beside(
            "of 10,000, each asset",
            plant.dividedBy(PLANT),
            new Measured("of 1,000", site.median() / SITE, site.unit(), site.bytes()),
            new Target.None()));
  }

  private static Measured tick(JmhRun run, int assets) {
    return run.measured(
        "ours", "TickBench.tick", Map.of("assets", Integer.toString(assets)), assets);
  }

  private static Measured inMillis(Measured micros) {
    return new Measured(micros.name(), micros.median() / 1_000, "ms", micros.bytes());
  }

  private static Measured fold(JmhRun run, String method, String perMinute) {
    return run.measured("ours", "OeeBench." + method, Map.of("perMinute", perMinute), 1);
  }

  private static double bytes(Measured measured) {
    OptionalDouble bytes = measured.bytes();
    return bytes.orElseThrow();
  }
}
