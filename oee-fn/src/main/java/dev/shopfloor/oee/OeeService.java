package dev.shopfloor.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.runtime.QueuedMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The function's two jobs, told apart by the queue that a message came from. */
public final class OeeService {
  /**
   * How long after its scheduled time a tick's message was done, the first one and each group's.
   */
  public static final Measure TICK_AGE = new Measure("tickAge", "done", Measure.Unit.SECONDS);

  private static final double MILLIS = 1_000;
  private static final String KPI_POINTS = "kpiPoints";

  private final Ingest ingest;
  private final Ticks ticks;
  private final String productionQueueArn;
  private final String tickQueueArn;
  private final Clock clock;
  private final Trouble trouble;

  /**
   * Takes observations from one queue and ticks from the other.
   *
   * @param clock the present, for the age of ticks only
   */
  public OeeService(
      Ingest ingest,
      Ticks ticks,
      String productionQueueArn,
      String tickQueueArn,
      Clock clock,
      Trouble trouble) {
    this.ingest = ingest;
    this.ticks = ticks;
    this.productionQueueArn = productionQueueArn;
    this.tickQueueArn = tickQueueArn;
    this.clock = clock;
    this.trouble = trouble;
  }

  /**
   * Does a batch.
   *
   * @param ledger gets the account of the points; ticks are noted, not accounted
   * @return ids of the messages that have to come again
   */
  public Set<String> process(List<QueuedMessage> messages, Ledger ledger) {
    Set<String> again = new TreeSet<>();
    List<QueuedMessage> production = new ArrayList<>();
    for (QueuedMessage message : messages) {
      if (message.queueArn().equals(productionQueueArn)) {
        production.add(message);
      } else if (!message.queueArn().equals(tickQueueArn)) {
        trouble.tell(
            "a message came from %s; set PRODUCTION_QUEUE_ARN and TICK_QUEUE_ARN to the queues that trigger this function"
                .formatted(message.queueArn()),
            null);
        again.add(message.id());
      } else if (!tick(message, ledger)) {
        again.add(message.id());
      }
    }
    again.addAll(ingest.take(production, ledger));
    return again;
  }

  private boolean tick(QueuedMessage message, Ledger ledger) {
    try {
      TickMessage tick = TickMessage.read(message.body());
      TickFigures done = ticks.take(tick);
      ledger.note(KPI_POINTS, done.points());
      ledger.note("refolded", done.refolded());
      ledger.note("restatements", done.restated());
      ledger.note("rollUps", done.rollUps());
      ledger.measure(TICK_AGE, age(tick));
      return true;
    } catch (IOException | RuntimeException failed) {
      // the queue hands it out again, and in the end puts it where its alarm is
      trouble.tell("tick %s cannot be done".formatted(message.id()), failed);
      return false;
    }
  }

  private double age(TickMessage tick) {
    long millis = Duration.between(Nanos.instant(tick.time()), clock.instant()).toMillis();
    // the scheduler's clock may be a little ahead of ours
    return Math.max(0, millis) / MILLIS;
  }
}
