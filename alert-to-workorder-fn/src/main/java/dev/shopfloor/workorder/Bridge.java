package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a batch of AlertQueue: every message is kept first, then worked on. Once it is kept,
 * no failure gives it back to the queue: the outbox holds it.
 */
public final class Bridge {
  private static final String STAGE = "workorder";
  private static final long MILLI = 1_000_000L;

  private final Envelopes envelopes;
  private final WorkOrderStore store;
  private final Policies assets;
  private final QuarantineStore quarantine;
  private final Worker worker;
  private final Drain drain;
  private final ReadBack readBack;
  private final BiConsumer<String, RuntimeException> trouble;

  /**
   * A bridge.
   *
   * @param envelopes reads messages
   * @param store the outbox
   * @param assets the plant model, for the order in which work is done
   * @param quarantine where messages go that cannot become a work order
   * @param worker works one problem
   * @param drain works what is due
   * @param readBack finds what people have finished
   * @param trouble is told of failures that lose nothing
   */
  public Bridge(
      Envelopes envelopes,
      WorkOrderStore store,
      Policies assets,
      QuarantineStore quarantine,
      Worker worker,
      Drain drain,
      ReadBack readBack,
      BiConsumer<String, RuntimeException> trouble) {
    this.envelopes = envelopes;
    this.store = store;
    this.assets = assets;
    this.quarantine = quarantine;
    this.worker = worker;
    this.drain = drain;
    this.readBack = readBack;
    this.trouble = trouble;
  }

  /**
   * Takes a batch.
   *
   * @param clock the present, ns since the epoch; a tick's time counts where it is later
   * @param remaining how long the invocation may still run, ms
   * @param ledger gets the account of the batch's messages; ticks are not counted
   * @return ids of the messages that could not be kept
   */
  public List<String> handle(
      List<QueuedMessage> messages, LongSupplier clock, LongSupplier remaining, Ledger ledger) {
    List<Taken> batch = new ArrayList<>();
    Set<String> failed = new LinkedHashSet<>();
    for (QueuedMessage message : messages) {
      take(message, batch, failed, ledger);
    }
    OptionalLong tick =
        batch.stream()
            .flatMapToLong(taken ->
                taken.incoming instanceof Incoming.Tick(long time)
                    ? LongStream.of(time)
                    : LongStream.empty())
            .max();
    LongSupplier now = () -> Math.max(clock.getAsLong(), tick.orElse(Long.MIN_VALUE));
    Invocation invocation = new Invocation(now, remaining, ledger);
    Set<String> added = new HashSet<>();
    Set<String> keys = keepOccurred(batch, invocation, added, failed);
    keepUnusable(batch, invocation, failed);
    batch.forEach(taken -> count(taken, added, failed, ledger));
    work(keys, invocation);
    if (tick.isPresent()) {
      minute(invocation);
    }
    return List.copyOf(failed);
  }

  private void take(QueuedMessage message, List<Taken> batch, Set<String> failed, Ledger ledger) {
    try {
      Incoming incoming = envelopes.read(message.body());
      if (!(incoming instanceof Incoming.Newer(String why))) {
        batch.add(new Taken(message, incoming));
        return;
      }
      trouble.accept("a message comes again", new IllegalStateException(why));
    } catch (RuntimeException unread) {
      trouble.accept("an alert could not be looked up in the plant model; it comes again", unread);
    }
    failed.add(message.id());
    ledger.take(Subject.ALERTS, 1);
    ledger.count(Subject.ALERTS, Outcome.RETURNED, 1);
  }

  private Set<String> keepOccurred(
      List<Taken> batch, Invocation invocation, Set<String> added, Set<String> failed) {
    Set<String> keys = new LinkedHashSet<>();
    for (Taken taken : batch) {
      if (taken.incoming instanceof Incoming.Occurred occurred) {
        try {
          for (Occurrence occurrence : occurred.occurrences()) {
            if (store.accept(occurrence, urgency(occurrence), invocation.time())) {
              added.add(taken.message.id());
            }
            keys.add(occurrence.key());
          }
        } catch (RuntimeException unkept) {
          trouble.accept("an alert could not be kept; it comes again", unkept);
          failed.add(taken.message.id());
        }
      }
    }
    return keys;
  }

  /** An alert is kept also where the plant model cannot be read; it then waits by severity. */
  private Priority urgency(Occurrence occurrence) {
    if (!(occurrence instanceof Occurrence.Raised raised)) {
      return Priority.P4;
    }
    try {
      return assets.policy(raised, raised.eventTime()).priority(raised);
    } catch (RuntimeException unread) {
      trouble.accept("the plant model cannot be read; the alert is kept", unread);
      return Priority.of(raised.severity(), Criticality.NORMAL);
    }
  }

  private void keepUnusable(List<Taken> batch, Invocation invocation, Set<String> failed) {
    // what comes again is kept then: once is enough
    List<Taken> unusable =
        batch.stream()
            .filter(taken -> taken.unusable() != null && !failed.contains(taken.message.id()))
            .toList();
    if (unusable.isEmpty()) {
      return;
    }
    try {
      quarantine.keep(unusable.stream().map(taken -> quarantined(taken, invocation)).toList());
    } catch (RuntimeException unkept) {
      trouble.accept("unusable messages could not be kept; they come again", unkept);
      unusable.forEach(taken -> failed.add(taken.message.id()));
    }
  }

  /** A message ends in one outcome, whatever its parts are: see docs/work-orders.md. */
  private static void count(Taken taken, Set<String> added, Set<String> failed, Ledger ledger) {
    if (taken.incoming instanceof Incoming.Tick) {
      return;
    }
    ledger.take(Subject.ALERTS, 1);
    String id = taken.message.id();
    if (failed.contains(id)) {
      ledger.count(Subject.ALERTS, Outcome.RETURNED, 1);
      return;
    }
    taken.ignored().forEach(why -> ledger.note("ignored." + why, 1));
    Outcome kept = added.contains(id) ? Outcome.STORED : Outcome.DUPLICATE;
    Outcome outcome = taken.incoming instanceof Incoming.Ignored ? Outcome.IGNORED : kept;
    ledger.count(Subject.ALERTS, taken.unusable() == null ? outcome : Outcome.QUARANTINED, 1);
  }

  private void work(Set<String> keys, Invocation invocation) {
    Patience patience = new Patience();
    for (String key : keys) {
      try {
        if (!patience.goesOn(worker.work(key, invocation))) {
          return;
        }
      } catch (RuntimeException left) {
        trouble.accept(key + " is left on the outbox", left);
      }
    }
  }

  /** Orders that wait go before news of those that are finished. */
  private void minute(Invocation invocation) {
    try {
      // a system that is away is asked once a minute
      if (drain.run(invocation)) {
        work(readBack.run(invocation), invocation);
      }
      // after the work: it may have opened or closed
      LoopMeasures.breaker(invocation.ledger(), worker.heldBack(invocation.time()));
    } catch (RuntimeException left) {
      trouble.accept("the outbox or the reading back is left to the next tick", left);
    }
  }

  private static Quarantined quarantined(Taken taken, Invocation invocation) {
    QueuedMessage message = taken.message;
    Incoming.Unusable unusable = Objects.requireNonNull(taken.unusable());
    String arn = message.queueArn();
    return new Quarantined(
        unusable.reason(),
        unusable.field(),
        unusable.message(),
        STAGE,
        null,
        arn.substring(arn.lastIndexOf(':') + 1),
        message.sentAt() > 0 ? message.sentAt() * MILLI : invocation.time(),
        message.body().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A message that was read.
   *
   * @param message as the queue has it
   * @param incoming what it is
   */
  private record Taken(QueuedMessage message, Incoming incoming) {
    Incoming.@Nullable Unusable unusable() {
      return switch (incoming) {
        case Incoming.Unusable whole -> whole;
        case Incoming.Occurred occurred -> occurred.rest();
        default -> null;
      };
    }

    List<String> ignored() {
      return switch (incoming) {
        case Incoming.Ignored(List<String> why) -> why;
        case Incoming.Occurred occurred -> occurred.ignored();
        default -> List.of();
      };
    }
  }
}
