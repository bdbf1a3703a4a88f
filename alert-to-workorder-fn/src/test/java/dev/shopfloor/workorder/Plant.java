package dev.shopfloor.workorder;

import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The bridge with everything around it in memory and a clock that stands until it is moved. */
final class Plant {
  final WatchedStore store = new WatchedStore();
  final MemoryCmms cmms = new MemoryCmms(() -> now());
  final List<ShopfloorEvent> events = new ArrayList<>();
  final Policies assets;
  final Worker worker;
  final Drain drain;
  final ReadBack readBack;
  boolean busDown;
  long now = Given.MORNING;
  Invocation last = Given.at(now);
  private final AtomicInteger tokens = new AtomicInteger();

  Plant() {
    this(TestPlant.directory());
  }

  Plant(PlantDirectory directory) {
    this(new Assets(directory));
  }

  /** A plant model of which the test itself says what holds. */
  Plant(Policies policies) {
    assets = policies;
    worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, this::publish, new Backoff(new Random(7))),
            () -> "token" + tokens.incrementAndGet());
    drain = new Drain(store, worker, (what, thrown) -> {});
    readBack = new ReadBack(store, cmms);
  }

  /** Keeps an occurrence and works on it at once. */
  Worker.Result happens(Occurrence occurrence) {
    store.accept(occurrence, urgency(occurrence), now);
    return work(occurrence.key());
  }

  private Priority urgency(Occurrence occurrence) {
    return occurrence instanceof Occurrence.Raised raised
        ? assets.policy(raised, raised.eventTime()).priority(raised)
        : Priority.P4;
  }

  Worker.Result work() {
    return work(Given.KEY);
  }

  private Worker.Result work(String key) {
    last = Given.at(now);
    return worker.work(key, last);
  }

  /** So many minutes pass, each with its tick. */
  void minutes(int count) {
    for (int i = 0; i < count; i++) {
      now += Given.MINUTE;
      last = Given.at(now);
      drain.run(last);
      readBack();
    }
  }

  /** Moves the clock to when the problem is due, and drains. */
  void whenDue() {
    now = Math.max(now, store.dueAt(Given.KEY));
    last = Given.at(now);
    drain.run(last);
  }

  /** What a tick does after the drain. */
  void readBack() {
    last = Given.at(now);
    for (String key : readBack.run(last)) {
      worker.work(key, last);
    }
  }

  WorkOrderState state() {
    return store.state(Given.KEY);
  }

  List<Verdict> verdicts() {
    return verdicts(Given.KEY);
  }

  List<Verdict> verdicts(String key) {
    return store.audits(key).stream().map(Audit::verdict).toList();
  }

  List<String> eventNames() {
    return events.stream().map(ShopfloorEvent::detailType).toList();
  }

  private long now() {
    return now;
  }

  private void publish(List<? extends ShopfloorEvent> published) {
    if (busDown) {
      throw new IllegalStateException("the bus is down");
    }
    events.addAll(published);
  }
}
