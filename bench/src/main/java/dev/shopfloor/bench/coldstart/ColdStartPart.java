package dev.shopfloor.bench.coldstart;

import dev.shopfloor.bench.Measured;
import dev.shopfloor.bench.Pace;
import dev.shopfloor.bench.Part;
import dev.shopfloor.bench.Row;
import dev.shopfloor.bench.Target;
import dev.shopfloor.cli.packages.Launch;
import dev.shopfloor.cli.packages.PackageSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a start takes of the processor: each function's package, an empty handler and an ordinary
 * function, all in this run, in turns.
 */
public final class ColdStartPart implements Part {
  private static final String CPU = "ms CPU";
  private static final double MEGA = 1_000_000;
  private static final double MOST_MEGABYTES = 12;
  // what is left, by the class log and by the cost of the invocations that follow
  private static final String RESTORE =
      "Tried: a rehearsal before the snapshot, three to sixty times. Of the rest few classes are"
          + " loaded (20 to 50): each copy reads the plant's registry anew, and its requests, ten"
          + " of the bridge and its expressions, run in code that is half compiled; the bridge's"
          + " second invocation takes half of its first. It would take fewer requests, or less of"
          + " the SDK.";
  private static final String PLAIN =
      "Tried: Log4j and mappers only when needed, fewer clients and jars, other orders of jars. By"
          + " the class log the rest is the AWS SDK: hundreds of request classes a client, and 400"
          + " of its table of regions. A third would take signing of our own in place of it.";

  /** The part. */
  public ColdStartPart() {}

  @Override
  public String title() {
    return "Cold start";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    try (Field field = Field.open()) {
      int rounds = pace == Pace.QUICK ? 3 : 9;
      List<Contestant> others = List.of(field.empty(), field.ordinary());
      Map<Contestant, Starts> starts = new LinkedHashMap<>();
      field.functions().forEach(function -> starts.put(function, new Starts()));
      others.forEach(other -> starts.put(other, new Starts()));
      int number = 0;
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<Contestant, Starts> each : starts.entrySet()) {
          Contestant contestant = each.getKey();
          each.getValue().plain().add(contestant.plainStart(number++));
          if (!others.contains(contestant)) {
            each.getValue().both().add(contestant.restored(number++, Launch.BOTH_COMPILERS));
            each.getValue().first().add(contestant.restored(number++, Launch.FIRST_COMPILER));
          }
        }
      }
      Measured empty = starts.get(field.empty()).plain("an empty handler, plain start");
      Measured ordinary = starts.get(field.ordinary()).plain("an ordinary function");
      List<Row> rows = new ArrayList<>();
      for (Contestant function : field.functions()) {
        rows.addAll(rows(function, starts.get(function), empty, ordinary));
      }
      rows.addAll(sizes(field, number));
      return rows;
    }
  }

  private static List<Row> rows(
      Contestant function, Starts starts, Measured empty, Measured ordinary) {
    String name = function.name();
    return List.of(
        Row.beside(
                name + ", first invocation after a restore",
                Measured.of("ours", starts.medianOfBoth(), CPU),
                empty,
                new Target.AtMostTimes(0.5))
            .missedBecause(RESTORE),
        Row.beside(
            name + ", the same by the first compiler alone",
            Measured.of("ours", starts.medianOfFirst(), CPU),
            empty,
            new Target.None()),
        Row.beside(
                name + ", start without a snapshot",
                starts.plain("ours"),
                ordinary,
                new Target.TimesFaster(3))
            .missedBecause(PLAIN));
  }

  private static List<Row> sizes(Field field, int number) throws IOException, InterruptedException {
    Measured classes = Measured.of("an ordinary function", field.ordinary().classes(number), "");
    List<Row> rows = new ArrayList<>();
    for (Contestant function : field.functions()) {
      PackageSize size = PackageSize.of(function.launch().taskRoot());
      rows.add(
          Row.alone(
                  function.name() + ", package",
                  Measured.of("ours", size.zip() / MEGA, "MB"),
                  new Target.AtMost(MOST_MEGABYTES))
              .saying("%d jars, %.1f MB unpacked".formatted(size.jars(), size.bytes() / MEGA)));
      rows.add(
          Row.beside(
              function.name() + ", classes loaded at the first answer",
              Measured.of("ours", function.classes(number + 1), ""),
              classes,
              new Target.None()));
    }
    return rows;
  }
}
