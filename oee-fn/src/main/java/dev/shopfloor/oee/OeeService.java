package dev.shopfloor.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.runtime.QueuedMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The function's two jobs, told apart by the queue that a message came from. */
public final class OeeService {
  private static final String KPI_POINTS = "kpiPoints";

  private final Ingest ingest;
  private final Ticks ticks;
  private final String productionQueueArn;
  private final String tickQueueArn;
  private final Trouble trouble;

  /** Takes observations from one queue and ticks from the other. */
  public OeeService(
      Ingest ingest, Ticks ticks, String productionQueueArn, String tickQueueArn, Trouble trouble) {
    this.ingest = ingest;
    this.ticks = ticks;
    this.productionQueueArn = productionQueueArn;
    this.tickQueueArn = tickQueueArn;
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
      TickFigures done = ticks.take(TickMessage.read(message.body()));
      ledger.note(KPI_POINTS, done.points());
      ledger.note("refolded", done.refolded());
      ledger.note("restatements", done.restated());
      ledger.note("rollUps", done.rollUps());
      return true;
    } catch (IOException | RuntimeException failed) {
      // the queue hands it out again, and in the end puts it where its alarm is
      trouble.tell("tick %s cannot be done".formatted(message.id()), failed);
      return false;
    }
  }
}
