package dev.shopfloor.oee;

import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.oee.Head.Mark;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tick of one asset: closes the shifts that have ended, folds the one that runs, makes final
 * and restates those that were closed, tells.
 *
 * <p>Versions of closed shifts are stored, with a mark in the head, before they are told; the mark
 * goes when the tick ends, after they were told and after what the asset belongs to was rolled up.
 * Everything else is told before it is remembered, and told twice is the same. So a crash between
 * any two steps is mended by the next tick.
 */
final class AssetTick {
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;
  // after an outage of months the rest is closed by the ticks that follow; two items of each, and
  // the head, are one transaction of at most 100
  private static final int MOST_WINDOWS = 40;

  private final Bench bench;
  private final OeeStore store;
  private final AssetHistory history;
  private final OeeStore.Start start;
  private final Head head;
  private final long tick;
  private final Set<Mark> told = new HashSet<>();
  private final List<TelemetryMessage> messages = new ArrayList<>();
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private final List<ShiftResult> closings = new ArrayList<>();
  private final ChangedShifts changed = new ChangedShifts();
  private @Nullable ShiftResult live;

  private AssetTick(Bench bench, AssetHistory history, OeeStore.Start start, long tick) {
    this.bench = bench;
    this.store = bench.store();
    this.history = history;
    this.start = start;
    this.head = start.head();
    this.tick = tick;
  }

  /**
   * Does a tick; one that is not newer than the last one done changes nothing.
   *
   * @param tick its scheduled time, ns since the epoch
   * @return what was done
   * @throws RuntimeException when the store or the outlet failed; the tick may be done again
   */
  static TickDone run(Bench bench, AssetHistory history, long tick) {
    OeeStore.Start start = bench.store().start(history.key());
    return tick <= start.head().lastTick()
        ? done(start.head(), tick)
        : new AssetTick(bench, history, start, tick).run();
  }

  /** The tick was done; whether lines were rolled up after it nobody knows. */
  private static TickDone done(Head head, long tick) {
    ShiftWindow window = head.window();
    boolean live =
        window != null && tick == head.lastTick() && tick > window.start() && !window.offShift();
    return new TickDone(TickFigures.NONE, live ? window : null);
  }

  private TickDone run() {
    for (Mark mark : head.unsent()) {
      Version unsent = store.version(history.key(), mark);
      told.add(mark);
      if (unsent != null) {
        tell(unsent);
      }
    }
    Folding folding = Folding.resume(store, history, start, tick);
    StopAnnouncer stops = new StopAnnouncer(history.at(tick), head.announced());
    foldTo(folding, stops);
    Restatement closed = new Restatement(store, history, start, tick);
    closed.run(folding.fold().states().heardAt());
    keep(closings.stream().filter(this::isNew).map(this::closing).toList());
    keep(closed.refolds().versions());
    TargetWatch target = target();
    events.addAll(stops.events());
    tell(closed.refolds().adjustments());
    publish();
    long unlockedFrom = keepResults(closed.refolds());
    closed.refolds().windows().forEach(changed::add);
    TickFigures figures = rollUp(closed.refolds());
    long provisionalFrom = closings.isEmpty() ? Head.NOTHING : closings.getFirst().window().start();
    Head after =
        new Head(
            tick,
            folding.window(),
            stops.announced(),
            folding.sealedTo(),
            folding.sealedAt(),
            head.lateCount(),
            Head.NOTHING,
            Checkpoints.next(head, folding.made()),
            told,
            new Aftermath(
                Math.min(provisionalFrom, closed.provisionalFrom()),
                unlockedFrom,
                closed.pending()),
            target.side(),
            Restatement.basis(history));
    store.finish(history.key(), head, after, folding.checkpoint());
    return new TickDone(figures, live == null ? null : live.window());
  }

  private void foldTo(Folding folding, StopAnnouncer stops) {
    // what ended before anybody watched is history, not news
    long from = head.lastTick() == Head.NEVER ? tick - NANOS_PER_MINUTE : head.lastTick();
    for (int count = 0; folding.window().end() <= tick && count < MOST_WINDOWS; count++) {
      ShiftWindow window = folding.window();
      report(folding, window.end(), stops, from);
      from = window.end();
      folding.enter(windowAt(history, window.end()).from(window.end()));
    }
    if (folding.window().contains(tick)) {
      report(folding, tick, stops, from);
    }
  }

  /** The window of an instant by what was true then. */
  static ShiftWindow windowAt(AssetHistory history, long instant) {
    return ShiftCalendar.windowAt(history.at(instant), instant);
  }

  private void report(Folding folding, long asOf, StopAnnouncer stops, long lastTick) {
    ShiftWindow window = folding.window();
    if (asOf == window.start()) {
      return;
    }
    Fold minute = folding.advance(asOf, Math.max(window.start(), asOf - NANOS_PER_MINUTE));
    stops.look(folding.fold().faults(), lastTick, alertsFrom(window), asOf);
    if (window.offShift() && asOf < window.end()) {
      return;
    }
    ShiftResult result = folding.fold().result();
    AssetRevision revision = history.at(asOf - 1);
    if (window.offShift()) {
      if (result.pieces() != null && result.pieces().total() > 0) {
        messages.add(KpiPoints.offShift(revision, result));
      }
      return;
    }
    messages.add(KpiPoints.minute(revision, minute.result()));
    if (result.closed()) {
      closings.add(result);
    } else {
      messages.add(KpiPoints.shift(revision, result));
      live = result;
    }
  }

  private long alertsFrom(ShiftWindow window) {
    if (window.offShift()) {
      return window.end();
    }
    return windowAt(history, window.start() - 1).offShift() ? window.start() : Long.MIN_VALUE;
  }

  /** A shift that a tick closed before it crashed is not closed a second time. */
  private boolean isNew(ShiftResult closing) {
    return !head.unsent().contains(new Mark(closing.window().start(), closing.version()));
  }

  private Version closing(ShiftResult result) {
    return new Version(result, null, tick, Head.NOTHING);
  }

  private void keep(List<Version> versions) {
    if (versions.isEmpty()) {
      return;
    }
    if (!store.keepVersions(history.key(), head, versions)) {
      throw new IllegalStateException(
          "another tick of asset %s is at work".formatted(history.key()));
    }
    versions.forEach(this::tell);
  }

  private void tell(Version version) {
    ShiftWindow window = version.result().window();
    told.add(version.mark());
    messages.add(KpiPoints.shift(history.at(window.end() - 1), version.result()));
    events.addAll(Announcement.events(version));
    changed.add(window);
  }

  /** Told before it is kept: a crash between repeats the same. */
  private void tell(List<Refolds.Adjustment> adjustments) {
    for (Refolds.Adjustment adjustment : adjustments) {
      ShiftResult would = adjustment.adjusted();
      ShiftResult known = store.adjustment(would.asset(), would.window().start());
      if (known == null || !known.tellsTheSameAs(would)) {
        events.add(ShiftAlerts.locked(adjustment.kept(), would, tick));
      }
    }
  }

  private TargetWatch target() {
    ShiftResult result = live;
    if (result == null) {
      return new TargetWatch(head.target(), null);
    }
    double target = history.at(result.window().start()).oee().target();
    TargetWatch watch = TargetWatch.look(head.target(), result, target);
    if (watch.event() != null) {
      events.add(watch.event());
    }
    return watch;
  }

  private void publish() {
    if (!messages.isEmpty()) {
      bench.outlet().telemetry(messages);
    }
    if (!events.isEmpty()) {
      bench.outlet().events(events);
    }
  }

  private long keepResults(Refolds refolds) {
    if (live != null) {
      store.keepResult(live, tick);
    }
    for (ShiftResult again : closings) {
      if (!isNew(again)) {
        // its version stays as it was told; what came since makes it another provisional result
        store.keepResult(again, tick);
        changed.add(again.window());
      }
    }
    refolds.silent().forEach(result -> store.keepResult(result, tick));
    refolds.adjustments().forEach(each -> store.keepAdjustment(each.adjusted()));
    return closings.isEmpty()
        ? head.closed().unlockedFrom()
        : Locking.pass(store, history, head.closed().unlockedFrom(), closings.getFirst(), tick);
  }

  private TickFigures rollUp(Refolds refolds) {
    int restated = 0;
    for (Version version : refolds.versions()) {
      restated += version.result().version() > 1 ? 1 : 0;
    }
    int points = messages.stream().mapToInt(message -> message.points().size()).sum();
    TickFigures figures = new TickFigures(points, refolds.windows().size(), restated, 0);
    for (ShiftWindow window : changed.all()) {
      figures = figures.plus(bench.parents().roll(history, window));
    }
    return figures;
  }
}
