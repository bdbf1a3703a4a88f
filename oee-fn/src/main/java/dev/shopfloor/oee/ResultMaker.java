package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.OeePolicy.Setup;
import dev.shopfloor.plant.TimeClass;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a result of a fold whose time has been told to the end. */
final class ResultMaker {
  private static final double SUSPECT_PERFORMANCE = 3;

  private final AssetRevision revision;
  private final Fold fold;
  private final Tracks tracks;
  private final TimeSheet times;
  private final OeePolicy policy;
  private final Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);

  private ResultMaker(AssetRevision revision, Fold fold) {
    this.revision = revision;
    this.fold = fold;
    this.tracks = fold.tracks();
    this.times = tracks.times();
    this.policy = revision.oee().policy();
    flags.addAll(tracks.flags());
  }

  static ShiftResult make(AssetRevision revision, Fold fold) {
    return new ResultMaker(revision, fold).result();
  }

  private ShiftResult result() {
    Output output = Output.of(revision, tracks.counts(), flags);
    Bases bases = bases(output);
    Pieces pieces = output == null ? null : output.pieces();
    Ratios ratios = Ratios.of(bases, pieces);
    remark(bases, pieces, ratios);
    TimeSheet.Tallied sums = times.tallied();
    String product = tracks.counts().product();
    String order = tracks.now().order();
    return new ShiftResult(
        revision.key(),
        revision.context().line(),
        fold.window(),
        fold.position(),
        status(bases, output),
        tracks.states().held().name(),
        Math.max(fold.window().start(), tracks.states().heldSince()),
        millis(),
        millis(times.states()),
        bases,
        pieces,
        new StopFigures(
            sums.stops,
            sums.minorStops,
            sums.failures,
            sums.repair / 1_000_000,
            tracks.counts().changeovers()),
        times.rows(),
        Output.products(revision, tracks.counts()),
        ratios,
        flags,
        revision.context().modelVersion(),
        PolicyId.of(revision.oee()),
        Accounting.of(policy),
        fold.position() >= fold.window().end() ? Lifecycle.ENDED : Lifecycle.LIVE,
        product.isEmpty() ? null : product,
        order == null || order.isEmpty() ? null : order);
  }

  private Bases bases(@Nullable Output output) {
    long setup = times.nanos(TimeClass.SETUP);
    long run =
        times.nanos(TimeClass.RUN)
            + times.tallied().minor
            + (policy.setup() == Setup.P_LOSS ? setup : 0);
    long setupLoss = policy.setup() == Setup.A_LOSS ? setup : 0;
    long planned =
        run
            + setupLoss
            + times.nanos(TimeClass.FAULT)
            + times.nanos(TimeClass.MAINT)
            + times.tallied().plannedLoss
            + loss(policy.waiting(), TimeClass.WAIT)
            + loss(policy.noOrder(), TimeClass.NO_ORDER)
            + loss(policy.unknown(), TimeClass.UNKNOWN);
    long unknown = policy.unknown() == Counts.EXCLUDE ? times.nanos(TimeClass.UNKNOWN) : 0;
    return new Bases(
        fold.position() - fold.window().start(),
        planned,
        run,
        setupLoss,
        unknown,
        output == null ? 0 : output.ideal(),
        output == null ? 0 : output.goodIdeal(),
        output == null ? 0 : output.startupIdeal(),
        output != null && cyclesKnown(output));
  }

  private long loss(Counts counts, TimeClass timeClass) {
    return counts == Counts.LOSS ? times.nanos(timeClass) : 0;
  }

  private boolean cyclesKnown(Output output) {
    // without the cycle of some pieces, performance would look worse than it was
    return !flags.contains(ResultFlag.IDEAL_CYCLE_MISSING)
        && (revision.oee().idealCycle() > 0
            || !revision.oee().products().isEmpty()
            || output.ideal() > 0);
  }

  private void remark(Bases bases, @Nullable Pieces pieces, Ratios ratios) {
    if (pieces != null && pieces.total() > pieces.gap() && bases.run() == 0) {
      flags.add(ResultFlag.COUNT_WITHOUT_RUN);
    }
    Double performance = ratios.performance();
    if (performance != null && performance > 1) {
      flags.add(ResultFlag.PERFORMANCE_ABOVE_1);
    }
    if (performance != null && performance > SUSPECT_PERFORMANCE) {
      flags.add(ResultFlag.IDEAL_CYCLE_SUSPECT);
    }
    Double coverage = ratios.coverage();
    if (coverage != null && coverage < Ratios.LEAST_COVERAGE) {
      flags.add(ResultFlag.LOW_COVERAGE);
    }
    if (revision.oee().shiftsAssumed()) {
      flags.add(ResultFlag.SHIFT_ASSUMED);
    }
    if (revision.firstOf(Role.STATE).isEmpty()) {
      flags.add(ResultFlag.STATE_MISSING);
    }
  }

  private ShiftResult.Status status(Bases bases, @Nullable Output output) {
    long known = bases.planned() - loss(policy.unknown(), TimeClass.UNKNOWN);
    if (known == 0 && times.nanos(TimeClass.UNKNOWN) > 0) {
      return ShiftResult.Status.NO_DATA;
    }
    if (bases.planned() == 0) {
      return ShiftResult.Status.NO_PLAN;
    }
    return output == null ? ShiftResult.Status.NO_COUNT : ShiftResult.Status.OK;
  }

  private ShiftTimes millis() {
    Millis millis = new Millis();
    return new ShiftTimes(
        millis.next(times.nanos(TimeClass.RUN)),
        millis.next(times.tallied().minor),
        millis.next(times.nanos(TimeClass.WAIT)),
        millis.next(times.nanos(TimeClass.FAULT)),
        millis.next(times.nanos(TimeClass.SETUP)),
        millis.next(times.nanos(TimeClass.MAINT)),
        millis.next(times.nanos(TimeClass.PLANNED)),
        millis.next(times.tallied().plannedLoss),
        millis.next(times.nanos(TimeClass.NO_ORDER)),
        millis.next(times.nanos(TimeClass.UNKNOWN)),
        millis.next(times.nanos(TimeClass.OFFSHIFT)));
  }

  private static SortedMap<String, Long> millis(SortedMap<String, Long> nanos) {
    Millis millis = new Millis();
    SortedMap<String, Long> rounded = new TreeMap<>();
    nanos.forEach((name, span) -> rounded.put(name, millis.next(span)));
    return rounded;
  }
}
