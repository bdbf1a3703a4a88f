package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fold over one window: observations in the order of event time become time by class and state,
 * pieces, and stops.
 *
 * <p>It depends on nothing but its arguments: the same buckets, carry-in and instants give the same
 * result, whether folded at once or from a copy kept on the way. All sums are whole nanoseconds and
 * pieces. Policy numbers are those of the window's start, classes and cycles those of each instant.
 * Not safe for use by several threads.
 */
public final class Fold {
  private final AssetHistory history;
  private final ShiftWindow window;
  private final Tracks tracks;
  private @Nullable Explainer explainer;
  private long position;

  Fold(AssetHistory history, ShiftWindow window, Tracks tracks, long position) {
    this.history = history;
    this.window = window;
    this.tracks = tracks;
    this.position = position;
  }

  /** A fold that stands at the window's start. */
  static Fold begin(AssetHistory history, ShiftWindow window, CarryIn carryIn) {
    StopRules rules = StopRules.of(history.at(window.start()).oee());
    return new Fold(history, window, Tracks.begin(carryIn, window.start(), rules), window.start());
  }

  /**
   * Folds a window that nothing is known before but what the buckets hold: the whole calculation in
   * one step.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public static ShiftResult fold(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets, long asOf) {
    Fold fold = start(history, window, buckets);
    fold.advance(inOrder(buckets), asOf);
    return fold.result();
  }

  /**
   * Folds a window as {@link #fold} does, and tells what each number is made of.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public static Explanation explain(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets, long asOf) {
    Fold fold = start(history, window, buckets);
    Explainer listener = new Explainer();
    fold.explainer = listener;
    fold.tracks.times().explainTo(listener);
    fold.advance(inOrder(buckets), asOf);
    return listener.of(fold.conclude());
  }

  private static Fold start(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets) {
    List<MinuteBucket> newestFirst = inOrder(buckets).reversed();
    return begin(
        history, window, CarryInSearch.find(history, window.start(), newestFirst.iterator()));
  }

  private static List<MinuteBucket> inOrder(Collection<MinuteBucket> buckets) {
    return buckets.stream().sorted(Comparator.comparingLong(MinuteBucket::minute)).toList();
  }

  /**
   * Applies the observations from the present position to before {@code until}, and lets time pass
   * until then.
   *
   * @param buckets in the order of time; may hold more than that span
   * @param until not before the present position, not after the window's end
   */
  void advance(Collection<MinuteBucket> buckets, long until) {
    if (until < position || until > window.end()) {
      throw new IllegalArgumentException(
          "cannot advance from %d to %d ns in a window that ends at %d"
              .formatted(position, until, window.end()));
    }
    long from = position;
    for (MinuteBucket bucket : buckets) {
      for (Observation observation : bucket.observations()) {
        long time = observation.entry().time();
        if (time >= from && time < until) {
          passTo(time);
          apply(observation.channel(), observation.entry());
        }
      }
    }
    passTo(until);
  }

  private void passTo(long time) {
    for (AssetRevision revision : history.revisions()) {
      // a state that is held gets its new class at the instant from which the new model counts
      if (revision.validFrom() > position && revision.validFrom() < time) {
        tracks.states().advance(revision.validFrom(), policy(), this::piece);
      }
    }
    tracks.states().advance(time, policy(), this::piece);
    position = time;
  }

  private void apply(Channel channel, Entry entry) {
    tracks.states().heard(entry.time());
    AssetRevision revision = history.at(entry.time());
    Role role = channel.role();
    if (role == Role.COUNTER) {
      count(revision, channel, entry);
    } else if (role == Role.REASON) {
      String text = Classes.text(entry);
      if (text != null) {
        tracks.now().reasons().say(channel.tag(), text, entry.time());
      }
    } else if (channel.tag().equals(revision.firstOf(role))) {
      switch (role) {
        case STATE -> state(revision, entry);
        case PRODUCT, ORDER, MODE, BOOT -> {
          String text = Classes.text(entry);
          if (text != null) {
            change(role, text, entry.time());
          }
        }
        default -> {}
      }
    }
  }

  private void state(AssetRevision revision, Entry entry) {
    Held state = new Held(Classes.name(entry.value()), entry.quality());
    StateRules rules = revision.oee().rules();
    if (state.trusted() && rules.ignored().contains(state.name())) {
      return;
    }
    if (tracks.flapping().saw(state.name(), entry.time())) {
      tracks.flags().add(ResultFlag.FLAPPING);
    }
    boolean stands = Classes.stands(Classes.profile(revision, state));
    tracks.now().reasons().state(stands, entry.time());
    tracks.states().enter(state, entry.time(), policy(), this::piece);
  }

  private void change(Role role, String text, long time) {
    switch (role) {
      case ORDER -> tracks.now().order(text);
      case MODE -> tracks.now().mode(text);
      case BOOT -> {
        if (tracks.now().boots(text)) {
          tracks.counts().reboot();
        }
      }
      default -> {
        if (tracks.counts().make(text)) {
          tracks.times().productChanges(time);
        }
      }
    }
  }

  private void count(AssetRevision revision, Channel channel, Entry entry) {
    TagSpec tag = revision.tag(channel.tag());
    if (tag == null || tag.counter() == null || !Classes.countable(entry)) {
      return;
    }
    long value = ((Value.Whole) entry.value()).value();
    OeeSpec oee = revision.oee();
    Judgement judged = Classes.judge(revision, tracks.states().held(), tracks.now());
    boolean planWins =
        oee.policy().planned() == OeePolicy.PlannedRun.PLAN_WINS
            && window.plannedAt(entry.time()) != null;
    CountSheet.Made made =
        tracks
            .counts()
            .observe(
                tag.name(),
                value,
                entry.time(),
                tag.counter(),
                oee,
                new CountSheet.Surroundings(
                    tracks.run(),
                    tracks.unknown(),
                    judged.timeClass() == TimeClass.SETUP,
                    !planWins));
    remark(made);
    if (made.inferred() > 0) {
      tracks.times().infer(made.inferred());
    }
    if (explainer != null) {
      explainer.count(
          entry.time(), tag.name(), tag.counter(), value, tracks.counts().product(), made);
    }
  }

  private void remark(CountSheet.Made made) {
    if (made.flag() != null) {
      tracks.flags().add(made.flag());
    }
    if (made.refused()) {
      tracks.flags().add(ResultFlag.COUNT_SPIKE);
    }
    if (made.inferred() > 0) {
      tracks.flags().add(ResultFlag.RUN_INFERRED);
    }
    if (made.pieces() > 0 && made.perPiece() == 0) {
      tracks.flags().add(ResultFlag.IDEAL_CYCLE_MISSING);
    } else if (made.pieces() > 0 && made.productUnknown()) {
      tracks.flags().add(ResultFlag.PRODUCT_UNKNOWN);
    }
  }

  private void piece(Held state, long from, long to) {
    AssetRevision revision = history.at(from);
    Judgement judged = Classes.judge(revision, state, tracks.now());
    // a fault stays a fault for those who are told of it, also between shifts and in a break
    tracks
        .faults()
        .add(
            judged.timeClass() == TimeClass.FAULT,
            state.name(),
            tracks.now().reasons().of(revision.tagsOf(Role.REASON)),
            from);
    if (judged.unmapped()) {
      tracks.flags().add(ResultFlag.UNMAPPED_STATE);
    }
    if (state.equals(Held.STALE)) {
      tracks.flags().add(ResultFlag.GAP);
    }
    if (window.offShift()) {
      spend(revision, judged, state, from, to);
    } else {
      divide(revision, judged, state, from, to);
    }
  }

  /** Divides a piece of time at the borders of planned stops. */
  private void divide(AssetRevision revision, Judgement judged, Held state, long from, long to) {
    boolean runs =
        judged.timeClass() == TimeClass.RUN
            && revision.oee().policy().planned() == OeePolicy.PlannedRun.RUN_WINS;
    long at = from;
    if (!runs && judged.timeClass() != TimeClass.OFFSHIFT) {
      for (PlannedBreak plan : window.breaks()) {
        long begins = Math.clamp(plan.start(), at, to);
        long ends = Math.clamp(plan.end(), begins, to);
        if (ends > begins) {
          spend(revision, judged, state, at, begins);
          plan(revision, plan, judged, state, begins, ends);
          at = ends;
        }
      }
    }
    spend(revision, judged, state, at, to);
  }

  private void plan(
      AssetRevision revision, PlannedBreak plan, Judgement judged, Held state, long from, long to) {
    tracks
        .times()
        .addPlanned(
            plan, state.name(), Classes.stands(judged.timeClass()), from, to, stops(revision));
    if (explainer != null) {
      explainer.planned(plan, state, from, to);
    }
  }

  private void spend(AssetRevision revision, Judgement judged, Held state, long from, long to) {
    if (to <= from) {
      return;
    }
    TimeClass counts = window.offShift() ? TimeClass.OFFSHIFT : judged.timeClass();
    tracks.spent(judged.timeClass(), to - from);
    tracks.times().add(counts, state.name(), from, to, stops(revision));
    if (explainer != null) {
      explainer.time(revision, judged, window.offShift(), state, tracks.now(), from, to);
    }
  }

  private TimeSheet.Stops stops(AssetRevision revision) {
    Reasons reasons = tracks.now().reasons();
    return new TimeSheet.Stops() {
      @Override
      public String reason() {
        return reasons.of(revision.tagsOf(Role.REASON));
      }

      @Override
      public void ended() {
        reasons.stopEnded();
      }
    };
  }

  /** Another fold that stands where this one stands. */
  Fold copy() {
    return new Fold(history, window, tracks.copy(), position);
  }

  /**
   * A fold of another window that inherits from this one what a search through the buckets would
   * find.
   *
   * @param next begins at the present position
   */
  Fold into(ShiftWindow next) {
    return into(next, StopRules.of(history.at(next.start()).oee()));
  }

  /**
   * A fold of the last part of this window by itself. It knows no minor stops: whether a stop is
   * one shows only in the whole shift.
   */
  Fold part() {
    return into(window.from(position), tracks.times().rules().ofPart());
  }

  private Fold into(ShiftWindow next, StopRules rules) {
    if (next.start() != position) {
      throw new IllegalArgumentException(
          "a window from %d cannot follow a fold at %d ns".formatted(next.start(), position));
    }
    Fold told = copy();
    told.tracks.states().finish(position, policy(), told::piece);
    return new Fold(history, next, told.tracks.rebased(position, rules), position);
  }

  /** The result as of the present position. */
  public ShiftResult result() {
    return copy().conclude();
  }

  private ShiftResult conclude() {
    tracks.states().finish(position, policy(), this::piece);
    AssetRevision revision = history.at(Math.max(window.start(), position - 1));
    tracks.times().closeStop(stops(revision));
    return ResultMaker.make(revision, this);
  }

  /**
   * The faults that ended since this fold or the one it came from began, then the one that lasts.
   */
  FaultTrack faults() {
    Fold told = copy();
    told.tracks.states().finish(position, policy(), told::piece);
    return told.tracks.faults();
  }

  private OeeSpec policy() {
    return history.at(window.start()).oee();
  }

  ShiftWindow window() {
    return window;
  }

  long position() {
    return position;
  }

  StateTrack states() {
    return tracks.states();
  }

  Tracks tracks() {
    return tracks;
  }
}
