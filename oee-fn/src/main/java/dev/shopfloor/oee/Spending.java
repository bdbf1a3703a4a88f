package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.TimeClass;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of time goes: to the class of what the asset did, or to what the calendar plans.
 */
final class Spending {
  private final AssetHistory history;
  private final ShiftWindow window;
  private final Tracks tracks;
  private @Nullable Explainer explainer;
  private @Nullable Judgement judged;
  private @Nullable AssetRevision judgedBy;
  private @Nullable Held judgedState;
  private int judgedAt;
  private @Nullable AssetRevision stopsOf;
  private TimeSheet.@Nullable Stops stops;

  Spending(AssetHistory history, ShiftWindow window, Tracks tracks) {
    this.history = history;
    this.window = window;
    this.tracks = tracks;
  }

  void explainTo(Explainer listener) {
    explainer = listener;
  }

  /** The class of a state at present; asked again and again while nothing changes. */
  Judgement judge(AssetRevision revision, Held state) {
    Judgement known = judged;
    if (known == null
        || judgedBy != revision
        || judgedAt != tracks.now().changes()
        || !state.equals(judgedState)) {
      known = Classes.judge(revision, state, tracks.now());
      judged = known;
      judgedBy = revision;
      judgedAt = tracks.now().changes();
      judgedState = state;
    }
    return known;
  }

  /** A piece of time in one state; from is below to. */
  void piece(Held state, long from, long to) {
    AssetRevision revision = history.at(from);
    Judgement judged = judge(revision, state);
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

  /** Says why the stop at hand stands. */
  TimeSheet.Stops stops(AssetRevision revision) {
    TimeSheet.Stops known = stops;
    if (known == null || stopsOf != revision) {
      known = newStops(revision);
      stops = known;
      stopsOf = revision;
    }
    return known;
  }

  private TimeSheet.Stops newStops(AssetRevision revision) {
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
}
