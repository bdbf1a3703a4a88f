package dev.shopfloor.oee.aws;

import dev.shopfloor.oee.TickPlan;
import dev.shopfloor.oee.TickQueue;
import dev.shopfloor.runtime.aws.QueueSender;
import java.util.List;

/** The tick queue, as one who puts ticks onto it sees it. */
final class SqsTickQueue implements TickQueue {
  private final QueueSender queue;

  SqsTickQueue(QueueSender queue) {
    this.queue = queue;
  }

  @Override
  public void send(List<TickPlan.Part> parts) {
    queue.send(
        parts.stream().map(part -> part.message().body()).toList(),
        parts.stream().map(TickPlan.Part::delaySeconds).toList());
  }
}
