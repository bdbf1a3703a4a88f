package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import java.util.ArrayList;
import java.util.List;

/**
 * One tick of one asset: closes the shifts that have ended, folds the one that runs, tells.
 *
 * <p>Everything is told before it is remembered, and everything told twice is the same, so that a
 * crash between any two steps is mended by the next tick.
 */
final class AssetTick {
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;
  // after an outage of months the rest is closed by the ticks that follow
  private static final int MOST_WINDOWS = 100;

  private final OeeStore store;
  private final Outlet outlet;
  private final AssetHistory history;
  private final long tick;
  private final List<TelemetryMessage> messages = new ArrayList<>();
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private final List<ShiftResult> results = new ArrayList<>();

  private AssetTick(OeeStore store, Outlet outlet, AssetHistory history, long tick) {
    this.store = store;
    this.outlet = outlet;
    this.history = history;
    this.tick = tick;
  }

  /**
   * Does a tick; one that is not newer than the last one done changes nothing.
   *
   * @param tick its scheduled time, ns since the epoch
   * @return KPI points sent
   * @throws RuntimeException when the store or the outlet failed; the tick may be done again
   */
  static int run(OeeStore store, Outlet outlet, AssetHistory history, long tick) {
    OeeStore.Start start = store.start(history.key());
    return tick <= start.head().lastTick()
        ? 0
        : new AssetTick(store, outlet, history, tick).run(start);
  }

  private int run(OeeStore.Start start) {
    Head head = start.head();
    Folding folding = Folding.resume(store, history, start, tick);
    StopAnnouncer stops = new StopAnnouncer(history.at(tick), head.announced());
    Restatement restated = restate(start);
    long recheckFrom = restated.recheckFrom();
    // what ended before anybody watched is history, not news
    long told = head.lastTick() == Head.NEVER ? tick - NANOS_PER_MINUTE : head.lastTick();
    for (int closed = 0; folding.window().end() <= tick && closed < MOST_WINDOWS; closed++) {
      ShiftWindow window = folding.window();
      report(folding, window.end(), stops, told);
      told = window.end();
      recheckFrom = Math.min(recheckFrom, window.start());
      folding.enter(windowAt(history, window.end()).from(window.end()));
    }
    if (folding.window().contains(tick)) {
      report(folding, tick, stops, told);
    }
    events.addAll(stops.events());
    tell();
    // after its event: a crash between them tells it once more, the other way round never
    restated.changed().forEach(store::keepResult);
    Head after =
        new Head(
            tick,
            folding.window(),
            stops.announced(),
            folding.sealedTo(),
            folding.sealedAt(),
            head.lateCount(),
            Head.NOTHING,
            recheckFrom);
    folding.keepCheckpoint();
    store.finish(history.key(), head, after);
    return messages.stream().mapToInt(message -> message.points().size()).sum();
  }

  private Restatement restate(OeeStore.Start start) {
    Restatement restated = Restatement.find(store, history, start, tick);
    for (ShiftResult result : restated.changed()) {
      AssetRevision revision = history.at(result.window().end() - 1);
      messages.add(KpiPoints.message(revision.context(), "SHIFT", result));
    }
    events.addAll(restated.events());
    return restated;
  }

  /** The window of an instant by what was true then. */
  static ShiftWindow windowAt(AssetHistory history, long instant) {
    return ShiftCalendar.windowAt(history.at(instant), instant);
  }

  private void report(Folding folding, long asOf, StopAnnouncer stops, long told) {
    ShiftWindow window = folding.window();
    if (asOf == window.start()) {
      return;
    }
    Fold minute = folding.advance(asOf, Math.max(window.start(), asOf - NANOS_PER_MINUTE));
    stops.look(folding.fold().faults(), told, alertsFrom(window), asOf);
    if (window.offShift()) {
      return;
    }
    ShiftResult result = folding.fold().result();
    AssetRevision revision = history.at(asOf - 1);
    messages.add(KpiPoints.message(revision.context(), "MINUTE", minute.result()));
    messages.add(KpiPoints.message(revision.context(), "SHIFT", result));
    results.add(result);
    if (result.closed()) {
      events.add(closed(result));
    }
  }

  private long alertsFrom(ShiftWindow window) {
    if (window.offShift()) {
      return window.end();
    }
    return windowAt(history, window.start() - 1).offShift() ? window.start() : Long.MIN_VALUE;
  }

  private void tell() {
    if (!messages.isEmpty()) {
      outlet.telemetry(messages);
    }
    results.forEach(store::keepResult);
    if (!events.isEmpty()) {
      outlet.events(events);
    }
  }

  private static ShiftClosed closed(ShiftResult result) {
    AssetKey asset = result.asset();
    ShiftWindow window = result.window();
    Ratios ratios = result.ratios();
    Pieces pieces = result.pieces();
    return new ShiftClosed(
        Ids.of("ShiftClosed", asset.text(), window.code(), Long.toString(window.start())),
        asset,
        result.line(),
        window.code(),
        window.start(),
        window.end(),
        ratios.availability(),
        ratios.performance(),
        ratios.quality(),
        ratios.oee(),
        result.plannedMillis(),
        result.runMillis(),
        pieces == null ? null : pieces.total());
  }
}
