package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.SECOND;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.testing.TestPlant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A plant in which everything goes wrong that can: deliveries twice and out of order, up to sixteen
 * workers at a time that die between any two steps, a maintenance system and a bus that fail in
 * every way, people who finish orders and have refused ones tried again, who edit, reopen and
 * delete them.
 */
final class World {
  private static final long INVOCATION = 60 * SECOND;
  private static final int MOST_WORKERS = 16;
  private static final int MOST_CALM = 500;

  /** What had room in the budget of the site, by the time that it got it. */
  final Map<String, List<Long>> admitted = new TreeMap<>();

  final MemoryStore store =
      new MemoryStore() {
        @Override
        public synchronized boolean admit(String marker, List<Scope> scopes, long now) {
          boolean room = super.admit(marker, scopes, now);
          if (room) {
            admitted.computeIfAbsent(marker, each -> new ArrayList<>()).add(now);
          }
          return room;
        }
      };

  final Policies policies;
  final OtherSide other;
  final Map<String, Alert> sent = new TreeMap<>();
  final List<ShopfloorEvent> announced = new ArrayList<>();
  final TestClock clock = new TestClock(Given.MORNING);
  final List<Edited> edits = new ArrayList<>();
  private final Random random;
  final boolean edited;
  private final Interleaving interleaving;
  private final List<QueuedMessage> queue = new ArrayList<>();
  private boolean calm;
  private int names;

  /** What a person did with an order, which they found like this. */
  record Edited(OtherSide.Made order, Edit edit) {}

  /** What a world is made around. */
  @FunctionalInterface
  interface Beginning {
    /** A maintenance system that takes time and chance from the world. */
    OtherSide otherSide(TestClock clock, Random random);
  }

  /**
   * A world that follows from its seed.
   *
   * @param mayBeEdited whether people may do anything with orders, in a third of the worlds
   */
  World(long seed, Beginning beginning, boolean mayBeEdited) {
    random = new Random(seed);
    edited = mayBeEdited && seed % 3 == 0;
    // a storm in three of four
    policies =
        seed % 4 == 0
            ? new Assets(TestPlant.directory())
            : new StormPolicies(new Random(31 * seed + 7));
    interleaving = new Interleaving(random);
    other = beginning.otherSide(clock, random);
  }

  /** Sends an alert, perhaps twice, perhaps later than its time says. */
  void happens(int problem, boolean raised) {
    String id = "e" + names++;
    Severity severity = Severity.values()[random.nextInt(4)];
    Alert alert =
        new Alert(
            id,
            TestPlant.PRESS,
            "line1",
            "signal" + problem,
            "machine-condition",
            Alert.Kind.STATE,
            raised ? Alert.State.RAISED : Alert.State.CLEARED,
            severity,
            null,
            null,
            Value.ABSENT,
            null,
            null,
            null,
            List.of(),
            clock.now() - random.nextLong(3 * MINUTE),
            List.of("berlin", "press07", "signal" + problem));
    sent.put(id, alert);
    for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
      queue.add(message(envelope(alert)));
    }
  }

  /** A minute with its tick, perhaps delivered several times, and some invocations at once. */
  void minute() {
    clock.pass(MINUTE);
    if (!calm && random.nextInt(edited ? 3 : 10) == 0) {
      people();
    }
    List<WorkOrderStore.Failed> failed = store.failed(10);
    if (!calm && !failed.isEmpty() && random.nextInt(5) == 0) {
      store.replay(failed.get(random.nextInt(failed.size())).key(), clock.now());
    }
    for (int ticks = 1 + random.nextInt(3); ticks > 0; ticks--) {
      queue.add(message("{\"tick\":\"" + Instant.ofEpochSecond(clock.now() / SECOND) + "\"}"));
    }
    Collections.shuffle(queue, random);
    int most = random.nextInt(4) == 0 ? MOST_WORKERS : 2;
    for (int workers = 1 + random.nextInt(most); workers > 0; workers--) {
      List<QueuedMessage> batch = new ArrayList<>();
      int share = workers == 1 ? queue.size() : random.nextInt(queue.size() + 1);
      for (int taken = 0; taken < share; taken++) {
        batch.add(queue.removeLast());
      }
      interleaving.begin(() -> invoke(batch));
    }
    interleaving.runAll();
  }

  private void people() {
    if (!edited) {
      List<OtherSide.Made> open = other.orders().stream().filter(OtherSide.Made::open).toList();
      if (!open.isEmpty()) {
        OtherSide.Made order = open.get(random.nextInt(open.size()));
        boolean cancelled = random.nextInt(4) == 0;
        edits.add(new Edited(order, cancelled ? Edit.CANCEL : Edit.COMPLETE));
        other.finish(order, cancelled);
      }
      return;
    }
    Edit edit = Edit.values()[random.nextInt(Edit.values().length)];
    // who takes the marker from an order that was not written down yet makes it unfindable
    List<OtherSide.Made> orders =
        other.orders().stream()
            .filter(order -> edit.fits(order.open()))
            .filter(order -> edit != Edit.UNMARK || isKnown(order))
            .toList();
    if (!orders.isEmpty()) {
      OtherSide.Made order = orders.get(random.nextInt(orders.size()));
      edits.add(new Edited(order, edit));
      other.edit(order, edit);
    }
  }

  private boolean isKnown(OtherSide.Made order) {
    Cmms.Order known = store.state(order.key()).order();
    return known != null && known.id().equals(order.id());
  }

  /**
   * From now on nothing goes wrong any more, until there is nothing left to do and every open order
   * has been looked at.
   */
  void calm() {
    calm = true;
    other.calm();
    settle();
    // where a cancelled order is deleted, only a look finds it gone
    if (!edits.isEmpty()) {
      clock.pass(2 * Looks.EVERY);
      settle();
    }
  }

  private void settle() {
    for (int minute = 0;
        minute < MOST_CALM && (minute < 3 || !quiet() || nextDue() > 0);
        minute++) {
      clock.to(quiet() ? nextDue() - MINUTE : 0);
      minute();
    }
  }

  /** When there is something to do, looks that are not due left out; 0 for never. */
  private long nextDue() {
    return store.keys().stream()
        .filter(key -> !onlyToLook(key))
        .mapToLong(store::dueAt)
        .filter(due -> due > 0)
        .min()
        .orElse(0);
  }

  /** Whether all that is left to do is a look at an open order some time. */
  boolean onlyToLook(String key) {
    return store.state(key).wakesToLook()
        && store.dueAt(key) > clock.now()
        && store.waiting(key, 1).isEmpty();
  }

  boolean quiet() {
    return queue.stream().noneMatch(message -> message.body().contains("detail"));
  }

  /** Whether an alert is in the queue or on the outbox, for everybody to see. */
  boolean waits(String eventId) {
    String named = "\"eventId\":\"" + eventId + '"';
    return queue.stream().anyMatch(message -> message.body().contains(named))
        || store.keys().stream()
            .flatMap(key -> store.waiting(key, Integer.MAX_VALUE).stream())
            .anyMatch(occurrence -> occurrence.eventId().equals(eventId));
  }

  /** One invocation; what it does not acknowledge comes again, as SQS would have it. */
  private void invoke(List<QueuedMessage> batch) {
    long end = clock.now() + INVOCATION;
    Ledger ledger = new Ledger(Stage.WORKORDER);
    List<String> failed = batch.stream().map(QueuedMessage::id).toList();
    try {
      failed = bridge(end).handle(batch, clock::now, () -> (end - clock.now()) / 1_000_000, ledger);
      if (ledger.difference(Subject.ALERTS) != 0) {
        throw new AssertionError("the ledger differs by " + ledger.difference(Subject.ALERTS));
      }
    } finally {
      List<String> again = failed;
      batch.stream()
          .filter(message -> again.contains(message.id()) && message.body().contains("detail"))
          .forEach(queue::add);
    }
  }

  private Bridge bridge(long end) {
    WorkOrderStore stepping = stepping(end);
    Cmms failing = other.cmms(() -> aStep(end));
    Worker worker =
        new Worker(
            new Worker.Tools(stepping, failing, policies, this::publish, new Backoff(random)),
            () -> "t" + names++);
    return new Bridge(
        new Envelopes(TestPlant.directory()),
        stepping,
        policies,
        records -> {
          throw new AssertionError("nothing here belongs in quarantine: " + records);
        },
        worker,
        new Drain(stepping, worker, (what, thrown) -> {}),
        new ReadBack(stepping, failing),
        (what, thrown) -> {});
  }

  /** Each call is a step. */
  private WorkOrderStore stepping(long end) {
    return (WorkOrderStore)
        Proxy.newProxyInstance(
            WorkOrderStore.class.getClassLoader(),
            new Class<?>[] {WorkOrderStore.class},
            (proxy, method, arguments) -> {
              if (method.getParameterCount() == 0) {
                return method.invoke(store);
              }
              aStep(end);
              try {
                Object answer = method.invoke(store, arguments);
                dieSometimes(end);
                return answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  /** Others may go, time passes, and the worker may die. */
  private void aStep(long end) {
    interleaving.step();
    clock.pass(random.nextLong(2 * SECOND));
    dieSometimes(end);
  }

  private void dieSometimes(long end) {
    boolean outOfTime = clock.now() > end;
    if (outOfTime || (!calm && random.nextInt(40) == 0)) {
      throw new Interleaving.Death();
    }
  }

  private void publish(List<? extends ShopfloorEvent> events) {
    if (!calm && random.nextInt(10) == 0) {
      throw new IllegalStateException("the bus is down");
    }
    announced.addAll(events);
  }

  private QueuedMessage message(String body) {
    return new QueuedMessage("m" + names++, body, "arn:aws:sqs:x:1:AlertQueue", 1, 1);
  }

  private static String envelope(Alert alert) {
    return "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":%s}"
        .formatted(EventCodec.detail(alert));
  }
}
