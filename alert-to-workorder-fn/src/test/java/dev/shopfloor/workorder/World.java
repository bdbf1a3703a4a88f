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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A plant in which everything goes wrong that can: deliveries twice and out of order, workers that
 * die between any two steps, two at a time, a maintenance system and a bus that fail in every way.
 */
final class World {
  private static final long INVOCATION = 60 * SECOND;

  final MemoryStore store = new MemoryStore();
  final MemoryCmms cmms;
  final Map<String, Alert> sent = new TreeMap<>();
  final List<ShopfloorEvent> announced = new ArrayList<>();
  long now = Given.MORNING;
  private final Random random;
  private final Interleaving interleaving;
  private final List<QueuedMessage> queue = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();
  private boolean calm;
  private int names;

  private record Commit(Cmms.Draft draft, long at) {}

  World(long seed, long lag) {
    random = new Random(seed);
    interleaving = new Interleaving(random);
    cmms = new MemoryCmms(() -> now);
    cmms.lag = () -> lag == 0 ? 0 : random.nextLong(lag);
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
            now - random.nextLong(3 * MINUTE),
            List.of("berlin", "press07", "signal" + problem));
    sent.put(id, alert);
    for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
      queue.add(message(envelope(alert)));
    }
  }

  /** A minute with its tick and one or two invocations at once. */
  void minute() {
    now += MINUTE;
    commitLate();
    Collections.shuffle(queue, random);
    if (!calm && !cmms.records.isEmpty() && random.nextInt(10) == 0) {
      MemoryCmms.Row row = cmms.records.get(random.nextInt(cmms.records.size()));
      if (row.open()) {
        cmms.finish(row, random.nextInt(4) == 0);
      }
    }
    queue.add(message("{\"tick\":\"" + java.time.Instant.ofEpochSecond(now / SECOND) + "\"}"));
    for (int workers = 1 + random.nextInt(2); workers > 0; workers--) {
      List<QueuedMessage> batch = new ArrayList<>();
      int most = workers == 1 ? queue.size() : random.nextInt(queue.size() + 1);
      for (int taken = 0; taken < most; taken++) {
        batch.add(queue.removeLast());
      }
      interleaving.begin(() -> invoke(batch));
    }
    interleaving.runAll();
  }

  /** From now on nothing goes wrong any more. */
  void calm() {
    calm = true;
  }

  boolean quiet() {
    return queue.stream().noneMatch(message -> message.body().contains("detail"));
  }

  /** One invocation; what it does not acknowledge comes again, as SQS would have it. */
  private void invoke(List<QueuedMessage> batch) {
    long end = now + INVOCATION;
    Ledger ledger = new Ledger(Stage.WORKORDER);
    List<String> failed = batch.stream().map(QueuedMessage::id).toList();
    try {
      failed = bridge(end).handle(batch, () -> now, () -> (end - now) / 1_000_000, ledger);
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
    WorkOrderStore stepping = stepping(WorkOrderStore.class, store, end);
    Cmms failing = stepping(Cmms.class, new Failing(), end);
    Assets assets = new Assets(TestPlant.directory());
    Worker worker =
        new Worker(
            new Worker.Tools(stepping, failing, assets, this::publish, new Backoff(random)),
            () -> "t" + names++);
    return new Bridge(
        stepping,
        records -> {
          throw new AssertionError("nothing here belongs in quarantine: " + records);
        },
        worker,
        new Drain(stepping, assets, worker, (what, thrown) -> {}),
        new ReadBack(stepping, failing),
        (what, thrown) -> {});
  }

  /**
   * Each call is a step: before it others may go, time passes, and the worker may die around it.
   */
  private <T> T stepping(Class<T> type, T real, long end) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getParameterCount() == 0) {
                return method.invoke(real);
              }
              interleaving.step();
              now += random.nextLong(2 * SECOND);
              dieSometimes(end);
              try {
                Object answer = method.invoke(real, arguments);
                dieSometimes(end);
                return answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  private void dieSometimes(long end) {
    boolean outOfTime = now > end;
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

  private void commitLate() {
    commits.removeIf(commit -> {
      if (commit.at > now) {
        return false;
      }
      cmms.commit(commit.draft, commit.at);
      return true;
    });
  }

  private QueuedMessage message(String body) {
    return new QueuedMessage("m" + names++, body, "arn:aws:sqs:x:1:AlertQueue", 1, 1);
  }

  private static String envelope(Alert alert) {
    return "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":%s}"
        .formatted(EventCodec.detail(alert));
  }

  /** The maintenance system as the network and its operators make it. */
  private final class Failing implements Cmms {
    @Override
    public String profile() {
      return cmms.profile();
    }

    @Override
    public java.time.Duration settling() {
      return cmms.settling();
    }

    @Override
    public Finding findByMarker(String marker, Limit limit) {
      commitLate();
      Problem problem = harmless();
      return problem == null ? cmms.findByMarker(marker, limit) : problem;
    }

    @Override
    public Finding read(Order order, Limit limit) {
      Problem problem = harmless();
      return problem == null ? cmms.read(order, limit) : problem;
    }

    @Override
    public Reading changedSince(long since, Limit limit) {
      commitLate();
      Problem problem = harmless();
      return problem == null ? cmms.changedSince(since, limit) : problem;
    }

    @Override
    public Creating create(Draft draft, Limit limit) {
      Problem problem = harmless();
      if (problem != null) {
        return problem;
      }
      if (calm) {
        return cmms.create(draft, limit);
      }
      return switch (random.nextInt(8)) {
        case 0 -> {
          cmms.create(draft, limit);
          yield new Ambiguous("made, answer lost");
        }
        case 1 -> new Ambiguous("not made, answer lost");
        case 2 -> {
          // we give up, and the order is made some time later all the same
          now += Math.min(limit.time().toNanos(), 15 * SECOND);
          commits.add(new Commit(draft, now + random.nextLong(settling().toNanos())));
          yield new Ambiguous("no answer in time");
        }
        case 3 -> {
          // the worker dies while the order is being made
          commits.add(new Commit(draft, now + random.nextLong(settling().toNanos())));
          throw new Interleaving.Death();
        }
        case 4 -> new Refused("not today");
        default -> cmms.create(draft, limit);
      };
    }

    @Override
    public Changing comment(Order order, String text, String externalId, Limit limit) {
      Problem problem = harmless();
      if (problem != null) {
        return problem;
      }
      Changing done = cmms.comment(order, text, externalId, limit);
      return !calm && random.nextInt(8) == 0 ? new Ambiguous("answer lost") : done;
    }

    @Override
    public Changing raisePriority(Order order, Priority priority, Limit limit) {
      Problem problem = harmless();
      return problem == null ? cmms.raisePriority(order, priority, limit) : problem;
    }

    private Problem harmless() {
      if (calm) {
        return null;
      }
      return switch (random.nextInt(16)) {
        case 0 -> new Unreached("down");
        case 1 -> new Throttled(random.nextLong(2 * MINUTE), "429");
        case 2 -> new Unauthorized("401");
        default -> null;
      };
    }
  }
}
