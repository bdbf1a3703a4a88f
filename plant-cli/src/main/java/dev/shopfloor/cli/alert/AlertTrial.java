package dev.shopfloor.cli.alert;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Backoff;
import dev.shopfloor.workorder.Bridge;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Drain;
import dev.shopfloor.workorder.Envelopes;
import dev.shopfloor.workorder.Incoming;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.ReadBack;
import dev.shopfloor.workorder.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * AlertToWorkOrderFunction's own bridge with a memory for its tables. Its time is that of the
 * events: between two of them the minutes pass, in which it tries again, reports what it only
 * counted, and looks for doubles.
 */
final class AlertTrial {
  /** How long the trial goes on after the last event: two rounds of what happens by time alone. */
  static final Duration AFTERWARDS = Duration.ofHours(2);

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long MILLI = 1_000_000L;
  private static final long INVOCATION_MILLIS = 60_000;

  private final TrialStore store = new TrialStore();
  private final Ledger ledger = new Ledger(Stage.WORKORDER);
  private final List<Open> open = new ArrayList<>();
  private final TrialClock clock;
  private final Consumer<Decided> decisions;
  private final Envelopes envelopes;
  private final Bridge bridge;
  private long lines;
  private int names;

  private record Open(String place, Occurrence occurrence) {}

  /**
   * A trial.
   *
   * @param clock the trial's time; only the trial moves it
   * @param random draws the waits after failures
   * @param decisions gets what became of each line
   */
  AlertTrial(
      Cmms cmms,
      PlantDirectory plant,
      TrialClock clock,
      RandomGenerator random,
      Consumer<Decided> decisions) {
    this.clock = clock;
    this.decisions = decisions;
    Assets assets = new Assets(plant);
    Worker worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, events -> {}, new Backoff(random)),
            () -> "trial-" + names++);
    this.envelopes = new Envelopes(plant);
    this.bridge =
        new Bridge(
            envelopes,
            store,
            assets,
            records -> {},
            worker,
            new Drain(store, worker, AlertTrial::defect),
            new ReadBack(store, cmms),
            AlertTrial::defect);
  }

  /** Nothing here can be away: what fails is our own. */
  private static void defect(String what, RuntimeException failure) {
    throw new IllegalStateException(what, failure);
  }

  /** People's changes before this instant are not looked at, ns since the epoch. */
  void readBackFrom(long instant) {
    store.readBackTo(instant);
  }

  /**
   * Takes what a line holds.
   *
   * @param body as AlertQueue would hold it
   * @param place where the line stands
   */
  void take(String body, String place) {
    switch (envelopes.read(body)) {
      case Incoming.Tick(long time) -> {
        lines++;
        passTo(time);
        decisions.accept(new Decided("tick", place, null, null, null));
      }
      case Incoming.Occurred occurred -> {
        lines++;
        passTo(occurred.occurrences().getFirst().eventTime());
        Ledger account = handle(body);
        boolean before = account.counted(Subject.ALERTS, Outcome.DUPLICATE) > 0;
        for (Occurrence occurrence : occurred.occurrences()) {
          if (before) {
            decisions.accept(
                new Decided("duplicate", place, occurrence, null, "this event was taken before"));
          } else {
            open.add(new Open(place, occurrence));
          }
        }
        tell();
      }
      case Incoming.Ignored(List<String> why) -> {
        lines++;
        handle(body);
        decisions.accept(new Decided("ignored", place, null, null, String.join(", ", why)));
      }
      case Incoming.Unusable unusable -> {
        lines++;
        handle(body);
        decisions.accept(
            new Decided(
                "quarantined", place, null, null, unusable.reason() + ": " + unusable.message()));
      }
      case Incoming.Newer(String why) -> {
        lines++;
        handle(body);
        decisions.accept(new Decided("returned", place, null, null, why));
      }
    }
  }

  /** Ends the trial: what waits gets two hours more, then it counts as queued. */
  AlertAccount finish() {
    passTo(clock.now() + AFTERWARDS.toNanos());
    for (Open each : open) {
      Audit last = store.last(each.occurrence);
      decisions.accept(Decided.queued(each.place, each.occurrence, last));
    }
    return new AlertAccount(lines, open.size(), store.failed(Integer.MAX_VALUE).size(), ledger);
  }

  /** Lets time pass, with a tick each minute in which something is due. */
  private void passTo(long until) {
    while (true) {
      OptionalLong due = store.nextDue();
      if (due.isEmpty()) {
        break;
      }
      long tick = Math.ceilDiv(Math.max(due.getAsLong(), clock.now() + 1), MINUTE) * MINUTE;
      if (tick > until) {
        break;
      }
      clock.goTo(tick);
      handle("{\"tick\":\"" + Nanos.instant(tick) + "\"}");
      tell();
    }
    clock.goTo(Math.max(clock.now(), until));
  }

  private Ledger handle(String body) {
    Ledger account = new Ledger(Stage.WORKORDER);
    QueuedMessage message =
        new QueuedMessage(
            "line-" + names++, body, "arn:aws:sqs:local:0:AlertQueue", clock.now() / MILLI, 1);
    bridge.handle(List.of(message), clock::now, () -> INVOCATION_MILLIS, account);
    ledger.add(account);
    return account;
  }

  /** Tells what has been decided about the lines that waited, in their order. */
  private void tell() {
    for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
      Open line = each.next();
      Audit last = store.last(line.occurrence);
      if (last != null && TrialStore.isFinal(last)) {
        each.remove();
        decisions.accept(Decided.of(line.place, line.occurrence, last));
      }
    }
  }
}
