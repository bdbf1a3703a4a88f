package dev.shopfloor.oee;

import dev.shopfloor.oee.RollUp.Headline;
import dev.shopfloor.oee.RollUp.Member;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.LineRule.Method;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of assets, plants of lines. All are sums of bases, so that it does not matter in which
 * order they are added.
 *
 * <p>A line's own ratios follow its {@link LineRule}:
 *
 * <ul>
 *   <li>WEIGHTED: of the sum of all assets' bases.
 *   <li>BOTTLENECK: planned, run, setup, unknown and ideal time of the unit. Where an output is
 *       named, {@code goodIdeal = good pieces of the output x ideal / pieces of the unit}: what the
 *       unit needs ideally for what left the line good. If that is more than the unit's ideal time,
 *       because a buffer ran empty, it is the ideal time as well. What is scrapped behind the unit
 *       is so a loss of the line's quality, and another asset's waiting is no loss of the line.
 *   <li>SINGLE_UNIT: the same; and the unit alone counts for the plant.
 * </ul>
 */
final class RollUps {
  private RollUps() {}

  /**
   * How a line is made.
   *
   * @param rule the way
   * @param unitCycle the unit's ideal cycle where it made nothing, ns; 0 when not known
   */
  record Making(LineRule rule, long unitCycle) {}

  /**
   * A line of its assets' results; null when there are none.
   *
   * @param results of the key's shift, in any order
   * @param revision of the roll-up
   */
  static @Nullable RollUp line(
      RollUp.Key key, List<ShiftResult> results, Making making, long revision) {
    if (results.isEmpty()) {
      return null;
    }
    List<ShiftResult> sorted =
        results.stream().sorted(Comparator.comparing(result -> result.asset().asset())).toList();
    LineRule rule = making.rule();
    List<ShiftResult> counted =
        rule.method() == Method.SINGLE_UNIT
            ? sorted.stream().filter(result -> named(result, rule.unit())).toList()
            : sorted;
    Sum sum = new Sum();
    counted.forEach(sum::add);
    Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    sorted.forEach(result -> flags.addAll(result.flags()));
    return new RollUp(
        key,
        sorted.getLast().window().businessDate(),
        sorted.stream().mapToLong(result -> result.window().end()).max().orElseThrow(),
        sorted.stream().mapToLong(ShiftResult::asOf).max().orElseThrow(),
        rule.method(),
        sum.bases,
        sum.times,
        sum.pieces,
        sum.stops,
        sum.losses.rows(),
        headline(sorted, making, sum),
        flags,
        sorted.stream().map(RollUps::member).toList(),
        revision);
  }

  private static boolean named(ShiftResult result, @Nullable String asset) {
    return result.asset().asset().equals(asset);
  }

  private static Member member(ShiftResult result) {
    return new Member(
        result.asset().asset(),
        result.version(),
        result.asOf(),
        result.flags().contains(ResultFlag.IDEAL_CYCLE_SUSPECT));
  }

  private static Headline headline(List<ShiftResult> results, Making making, Sum sum) {
    LineRule rule = making.rule();
    if (rule.method() == Method.WEIGHTED) {
      return new Headline(sum.bases, sum.pieces);
    }
    ShiftResult unit = find(results, rule.unit());
    if (unit == null) {
      return new Headline(new Bases(0, 0, 0, 0, 0, 0, 0, 0, false), null);
    }
    if (rule.output() == null || rule.output().equals(rule.unit())) {
      return new Headline(unit.bases(), unit.pieces());
    }
    ShiftResult output = find(results, rule.output());
    Pieces out = output == null ? null : output.pieces();
    return new Headline(through(unit, out, making.unitCycle()), out);
  }

  private static @Nullable ShiftResult find(List<ShiftResult> results, @Nullable String asset) {
    return results.stream().filter(result -> named(result, asset)).findFirst().orElse(null);
  }

  private static Bases through(ShiftResult unit, @Nullable Pieces out, long cycle) {
    Bases own = unit.bases();
    Pieces made = unit.pieces();
    long counted = made == null ? 0 : made.total() - made.gap();
    boolean known = own.ideals() && out != null && (counted > 0 || cycle > 0 || out.good() == 0);
    long good = known && out != null ? ideal(out.good(), own.ideal(), counted, cycle) : 0;
    return new Bases(
        own.calendar(),
        own.planned(),
        own.run(),
        own.setup(),
        own.unknown(),
        Math.max(own.ideal(), good),
        good,
        Math.min(own.startupIdeal(), Math.max(own.ideal(), good) - good),
        known);
  }

  private static long ideal(long pieces, long ideal, long counted, long cycle) {
    return counted > 0
        ? BigInteger.valueOf(ideal)
            .multiply(BigInteger.valueOf(pieces))
            .divide(BigInteger.valueOf(counted))
            .longValueExact()
        : Math.multiplyExact(pieces, cycle);
  }

  /** A plant of its lines; null when there are none. */
  static @Nullable RollUp plant(RollUp.Key key, List<RollUp> lines, long revision) {
    if (lines.isEmpty()) {
      return null;
    }
    List<RollUp> sorted =
        lines.stream().sorted(Comparator.comparing(line -> line.key().line())).toList();
    Sum sum = new Sum();
    sorted.forEach(sum::add);
    Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    sorted.forEach(line -> flags.addAll(line.flags()));
    return new RollUp(
        key,
        sorted.getLast().businessDate(),
        sorted.stream().mapToLong(RollUp::end).max().orElseThrow(),
        sorted.stream().mapToLong(RollUp::asOf).max().orElseThrow(),
        Method.WEIGHTED,
        sum.bases,
        sum.times,
        sum.pieces,
        sum.stops,
        sum.losses.rows(),
        new Headline(sum.bases, sum.pieces),
        flags,
        sorted.stream().map(RollUps::member).toList(),
        revision);
  }

  private static Member member(RollUp line) {
    boolean suspect = line.members().stream().anyMatch(Member::suspect);
    return new Member(line.key().line(), line.revision(), line.asOf(), suspect);
  }

  private static final class Sum {
    private Bases bases = Bases.NONE;
    private ShiftTimes times = ShiftTimes.NONE;
    private @Nullable Pieces pieces;
    private StopFigures stops = StopFigures.NONE;
    private final LossSum losses = new LossSum();

    void add(ShiftResult result) {
      add(result.bases(), result.times(), result.pieces(), result.stops());
      losses.add(result.losses());
    }

    void add(RollUp line) {
      add(line.bases(), line.times(), line.pieces(), line.stops());
      losses.add(line.losses());
    }

    private void add(Bases base, ShiftTimes time, @Nullable Pieces made, StopFigures stopped) {
      bases = bases.plus(base);
      times = times.plus(time);
      pieces = Pieces.sum(pieces, made);
      stops = stops.plus(stopped);
    }
  }
}
