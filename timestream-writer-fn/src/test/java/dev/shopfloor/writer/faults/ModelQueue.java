package dev.shopfloor.writer.faults;

import dev.shopfloor.runtime.QueuedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A standard queue of SQS: any order, at least once. A message may be handed out while another
 * invocation still has it, and once more after it was deleted.
 */
final class ModelQueue {
  /** What the template allows before a message is a dead letter. */
  static final int MOST_RECEIVES = 20;

  private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:TelemetryQueue";
  private static final long SENT = 1_750_000_000_000L;
  private static final int ONE_IN_TWICE = 40;
  private static final int ONE_IN_GHOSTS = 80;

  /** A message in the queue. */
  static final class Entry {
    final PlantedMessage message;
    private int receives;
    private boolean deleted;

    private Entry(PlantedMessage message) {
      this.message = message;
    }

    /** How often it was handed out. */
    int receives() {
      return receives;
    }

    QueuedMessage queued() {
      return new QueuedMessage(message.id(), message.body(), ARN, SENT, receives);
    }
  }

  /**
   * A message handed out.
   *
   * @param ghost whether it comes although it was deleted
   */
  record Delivery(Entry entry, boolean ghost) {}

  private final SplittableRandom random;
  private final List<Delivery> visible = new ArrayList<>();
  private int deletions;

  ModelQueue(List<PlantedMessage> plan, SplittableRandom random) {
    this.random = random;
    plan.forEach(message -> visible.add(new Delivery(new Entry(message), false)));
  }

  /** Up to this many messages, none when none is left. */
  List<Delivery> receive(int most) {
    List<Delivery> batch = new ArrayList<>();
    while (batch.size() < most && !visible.isEmpty()) {
      int at = random.nextInt(visible.size());
      Delivery next = visible.get(at);
      if (random.nextInt(ONE_IN_TWICE) > 0 || gone(next)) {
        visible.set(at, visible.getLast());
        visible.removeLast();
      }
      if (!gone(next)) {
        next.entry.receives++;
        if (next.entry.receives > MOST_RECEIVES) {
          throw new AssertionError("a dead letter: " + next.entry.message);
        }
        batch.add(next);
      }
    }
    return batch;
  }

  /** The function is done with it. */
  void delete(Delivery delivery) {
    if (!delivery.entry.deleted) {
      delivery.entry.deleted = true;
      deletions++;
      if (random.nextInt(ONE_IN_GHOSTS) == 0) {
        visible.add(new Delivery(delivery.entry, true));
      }
    }
  }

  /** The function gave it back, or died with it. */
  void comeAgain(Delivery delivery) {
    visible.add(delivery);
  }

  /** How many messages were deleted, each counted once. */
  int deletions() {
    return deletions;
  }

  private static boolean gone(Delivery delivery) {
    return delivery.entry.deleted && !delivery.ghost;
  }
}
