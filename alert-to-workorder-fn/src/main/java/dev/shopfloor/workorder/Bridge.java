package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The way of a batch of AlertQueue: every message is kept first, then worked on. Once it is kept,
 * no failure gives it back to the queue: the outbox holds it.
 */
public final class Bridge {
  private static final String STAGE = "workorder";
  private static final long MILLI = 1_000_000L;

  private final WorkOrderStore store;
  private final QuarantineStore quarantine;
  private final Worker worker;
  private final Drain drain;
  private final ReadBack readBack;
  private final BiConsumer<String, RuntimeException> trouble;

  /**
   * A bridge.
   *
   * @param store the outbox
   * @param quarantine where messages go that cannot become a work order
   * @param worker works one problem
   * @param drain works what is due
   * @param readBack finds what people have finished
   * @param trouble is told of failures that lose nothing
   */
  public Bridge(
      WorkOrderStore store,
      QuarantineStore quarantine,
      Worker worker,
      Drain drain,
      ReadBack readBack,
      BiConsumer<String, RuntimeException> trouble) {
    this.store = store;
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
   * @param ledger gets the account of the batch; ticks are not counted
   * @return ids of the messages that could not be kept
   */
  public List<String> handle(
      List<QueuedMessage> messages, LongSupplier clock, LongSupplier remaining, Ledger ledger) {
    Batch batch = new Batch();
    for (QueuedMessage message : messages) {
      sort(message, Envelopes.read(message.body()), batch);
    }
    OptionalLong tick = batch.ticks.stream().mapToLong(Long::longValue).max();
    LongSupplier now = () -> Math.max(clock.getAsLong(), tick.orElse(Long.MIN_VALUE));
    Invocation invocation = new Invocation(now, remaining, ledger);
    ledger.take(Subject.ALERTS, batch.unusable.size() + batch.occurred.size());
    List<String> failed = new ArrayList<>();
    keepUnusable(batch, invocation, failed);
    Set<String> keys = keepOccurred(batch, invocation, failed);
    ledger.count(Subject.ALERTS, Outcome.RETURNED, failed.size());
    work(keys, invocation);
    if (tick.isPresent()) {
      minute(invocation);
    }
    return failed;
  }

  private static void sort(QueuedMessage message, Incoming incoming, Batch batch) {
    switch (incoming) {
      case Incoming.Tick(long time) -> batch.ticks.add(time);
      case Incoming.Occurred(Occurrence occurrence) ->
          batch.occurred.add(new Kept(message, occurrence));
      case Incoming.Unusable unusable -> batch.unusable.add(new Refused(message, unusable));
    }
  }

  private void keepUnusable(Batch batch, Invocation invocation, List<String> failed) {
    if (batch.unusable.isEmpty()) {
      return;
    }
    List<Quarantined> records =
        batch.unusable.stream().map(refused -> quarantined(refused, invocation)).toList();
    try {
      quarantine.keep(records);
      invocation.ledger().count(Subject.ALERTS, Outcome.QUARANTINED, records.size());
    } catch (RuntimeException unkept) {
      trouble.accept("unusable messages could not be kept; they come again", unkept);
      batch.unusable.forEach(refused -> failed.add(refused.message.id()));
    }
  }

  private Set<String> keepOccurred(Batch batch, Invocation invocation, List<String> failed) {
    Set<String> keys = new LinkedHashSet<>();
    for (Kept each : batch.occurred) {
      try {
        boolean added = store.accept(each.occurrence, invocation.time());
        invocation.ledger().count(Subject.ALERTS, added ? Outcome.STORED : Outcome.DUPLICATE, 1);
        keys.add(each.occurrence.key());
      } catch (RuntimeException unkept) {
        trouble.accept("an alert could not be kept; it comes again", unkept);
        failed.add(each.message.id());
      }
    }
    return keys;
  }

  private void work(Set<String> keys, Invocation invocation) {
    for (String key : keys) {
      try {
        Worker.Result result = worker.work(key, invocation);
        if (result == Worker.Result.UNAVAILABLE || result == Worker.Result.OUT_OF_TIME) {
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
    } catch (RuntimeException left) {
      trouble.accept("the outbox or the reading back is left to the next tick", left);
    }
  }

  private static Quarantined quarantined(Refused refused, Invocation invocation) {
    QueuedMessage message = refused.message;
    String arn = message.queueArn();
    return new Quarantined(
        refused.unusable.reason(),
        refused.unusable.field(),
        refused.unusable.message(),
        STAGE,
        null,
        arn.substring(arn.lastIndexOf(':') + 1),
        message.sentAt() > 0 ? message.sentAt() * MILLI : invocation.time(),
        message.body().getBytes(StandardCharsets.UTF_8));
  }

  private record Kept(QueuedMessage message, Occurrence occurrence) {}

  private record Refused(QueuedMessage message, Incoming.Unusable unusable) {}

  /** A batch by what is to be done with its messages. */
  private static final class Batch {
    private final List<Long> ticks = new ArrayList<>();
    private final List<Kept> occurred = new ArrayList<>();
    private final List<Refused> unusable = new ArrayList<>();
  }
}
