package dev.shopfloor.cli.local.queues;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.actor.queue.QueueEventWithOperationStatus;
import scala.util.Right;

/**
 * How many messages each queue holds, hidden and visible, exact at any time.
 *
 * <p>ElasticMQ tells of each message before it answers the call that adds or removes it, so whoever
 * has its answer sees the count. A replay asks thousands of times a second; a receive call each
 * time would cost more than all the work.
 */
public final class QueueDepths {
  private final Map<String, AtomicInteger> depths = new ConcurrentHashMap<>();

  QueueDepths() {}

  /** Messages in the queue, hidden ones included. */
  public int of(String queue) {
    return depth(queue).get();
  }

  Props listener() {
    return Props.create(Listener.class, () -> new Listener(this));
  }

  private AtomicInteger depth(String queue) {
    return depths.computeIfAbsent(queue, name -> new AtomicInteger());
  }

  private static final class Listener extends AbstractActor {
    private final QueueDepths depths;

    Listener(QueueDepths depths) {
      this.depths = depths;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(
              QueueEvent.MessageAdded.class,
              added -> {
                depths.depth(added.queueName()).incrementAndGet();
                done();
              })
          .match(
              QueueEvent.MessageRemoved.class,
              removed -> {
                depths.depth(removed.queueName()).decrementAndGet();
                done();
              })
          .match(QueueEventWithOperationStatus.class, other -> done())
          .match(
              QueueEvent.Restore.class, restore -> reply(Right.apply(OperationSuccessful$.MODULE$)))
          .build();
    }

    private void done() {
      reply(OperationSuccessful$.MODULE$);
    }

    private void reply(Object answer) {
      getSender().tell(answer, getSelf());
    }
  }
}
