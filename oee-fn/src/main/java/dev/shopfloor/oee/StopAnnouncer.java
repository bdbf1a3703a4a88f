package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which faults to tell the plant of. A fault is told once, by its start, when it has lasted
 * longer than the asset's threshold; its end is told once as well.
 *
 * <p>Late data may move a fault's borders after it was told. It keeps the identity under which it
 * was told, and its end is told by what is known now. A fault that ended before the last tick and
 * is learnt of later is not told: nobody can act on it.
 */
final class StopAnnouncer {
  private final AssetRevision revision;
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private @Nullable FaultStop announced;
  private long toldUntil = Long.MIN_VALUE;

  /**
   * Continues from what the last tick remembered.
   *
   * @param revision what is true of the asset now
   * @param announced the fault told of and not yet ended; null when none
   */
  StopAnnouncer(AssetRevision revision, @Nullable FaultStop announced) {
    this.revision = revision;
    this.announced = announced;
  }

  /**
   * Looks at the faults of a window.
   *
   * @param faults as folded up to {@code asOf}
   * @param lastTick the tick before this, ns since the epoch
   * @param notBefore faults count from here on: time between shifts alerts nobody
   * @param asOf ns since the epoch
   */
  void look(FaultTrack faults, long lastTick, long notBefore, long asOf) {
    FaultStop open = faults.open();
    endAnnounced(faults.ended(), open, asOf);
    for (FaultStop stop : faults.ended()) {
      FaultStop counted = countFrom(stop, notBefore);
      boolean news = stop.end() > lastTick && stop.end() > toldUntil;
      if (news && announced == null && lasts(counted, stop.end())) {
        start(counted);
        end(counted, stop.end());
      }
    }
    if (open != null && announced == null) {
      FaultStop counted = countFrom(open, notBefore);
      if (lasts(counted, asOf)) {
        start(counted);
        announced = counted;
      }
    }
  }

  private void endAnnounced(List<FaultStop> ended, @Nullable FaultStop open, long asOf) {
    FaultStop told = announced;
    if (told == null || (open != null && open.start() <= told.start())) {
      return;
    }
    long end = Long.MAX_VALUE;
    for (FaultStop stop : ended) {
      if (stop.end() > told.start()) {
        end = Math.min(end, stop.end());
      }
    }
    if (end == Long.MAX_VALUE) {
      // what was told has turned out to be no fault, or its end lies before what was folded
      end = open == null ? asOf : open.start();
    }
    end(told, Math.max(end, told.start() + 1));
    announced = null;
  }

  private static FaultStop countFrom(FaultStop stop, long notBefore) {
    return stop.start() >= notBefore
        ? stop
        : new FaultStop(stop.state(), stop.reason(), notBefore, stop.end());
  }

  private boolean lasts(FaultStop stop, long until) {
    long threshold = revision.oee().stopAlertAfter();
    return threshold > 0 && until - stop.start() >= threshold;
  }

  private void start(FaultStop stop) {
    events.add(
        new StopStarted(
            id("StopStarted", stop),
            asset(),
            revision.context().line(),
            stop.state(),
            TimeClass.FAULT.name(),
            revision.oee().stopSeverity(),
            stop.reason(),
            stop.start(),
            revision.oee().stopAlertAfter()));
  }

  private void end(FaultStop stop, long end) {
    events.add(
        new StopEnded(
            id("StopEnded", stop),
            asset(),
            revision.context().line(),
            stop.state(),
            TimeClass.FAULT.name(),
            stop.start(),
            end));
    toldUntil = end;
  }

  private String id(String type, FaultStop stop) {
    return Ids.of(type, asset().text(), Long.toString(stop.start()));
  }

  private AssetKey asset() {
    return revision.key();
  }

  /** What to tell, in order. */
  List<ShopfloorEvent> events() {
    return List.copyOf(events);
  }

  /** What the next tick has to remember. */
  @Nullable FaultStop announced() {
    return announced;
  }
}
