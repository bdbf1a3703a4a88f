package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.bus.EventBus;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.functions.InFlight;
import dev.shopfloor.cli.local.queues.QueuePoller;
import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.local.rules.Feeder;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The whole plant on this machine: real parts on loopback, wired by {@code template.yaml}, with the
 * functions' own handlers.
 *
 * <p>A replay publishes what was received up to a minute, and ticks; all times are the data's. One
 * thread drives it.
 */
public final class LocalPlant implements AutoCloseable {
  private static final Duration INGEST_LIMIT = Duration.ofMinutes(2);

  private final PlantTemplate template;
  private final SimulatedClock clock;
  private final Stores stores;
  private final Queues queues;
  private final EventBus bus;
  private final Wiring wiring;
  private final Feeder feeder;
  private final int brokerPort;
  private final Functions functions;
  private final Map<String, FunctionHost> hosts;
  private final InFlight inFlight;
  private final CloseAll closing;
  private final LongAdder accepted = new LongAdder();
  private final AtomicReference<@Nullable Throwable> publishFailure = new AtomicReference<>();

  LocalPlant(
      PlantTemplate template,
      SimulatedClock clock,
      Stores stores,
      Queues queues,
      EventBus bus,
      Wiring wiring,
      Feeder feeder,
      int brokerPort,
      Functions functions,
      Map<String, FunctionHost> hosts,
      InFlight inFlight,
      CloseAll closing) {
    this.template = template;
    this.clock = clock;
    this.stores = stores;
    this.queues = queues;
    this.bus = bus;
    this.wiring = wiring;
    this.feeder = feeder;
    this.brokerPort = brokerPort;
    this.functions = functions;
    this.hosts = Map.copyOf(hosts);
    this.inFlight = inFlight;
    this.closing = closing;
  }

  /**
   * Starts everything; returns when the first message may come.
   *
   * @throws StartException with the reason of the part that does not start; nothing is left running
   * @throws dev.shopfloor.cli.local.template.TemplateException when the template cannot be read
   */
  public static LocalPlant start(PlantOptions options, Progress progress)
      throws StartException, InterruptedException {
    CloseAll closing = new CloseAll();
    boolean started = false;
    try {
      LocalPlant plant = new PlantStarter(options, closing).start(progress);
      started = true;
      return plant;
    } finally {
      if (!started) {
        closing.close();
      }
    }
  }

  /**
   * What became of a published message.
   *
   * @param rules how many topic rules take it; with none it reaches no function, as in the cloud
   * @param refusal why the front door turned it away; it was not sent then
   */
  public record Published(int rules, Optional<String> refusal) {}

  /**
   * Publishes a message through the broker and returns without waiting for it. The plant's clock
   * goes forward to the receive time.
   *
   * @param receivedAt epoch milliseconds
   */
  public Published publish(String topic, byte[] payload, long receivedAt) {
    Optional<String> refusal = Feeder.refusal(topic, payload.length);
    if (refusal.isPresent()) {
      return new Published(0, refusal);
    }
    clock.advanceTo(Instant.ofEpochMilli(receivedAt));
    int rules = wiring.rules.matching(topic);
    for (int i = 0; i < rules; i++) {
      inFlight.begin();
    }
    var _ =
        feeder
            .publish(topic, payload, receivedAt)
            .whenComplete((result, failure) -> {
              if (failure == null) {
                accepted.increment();
              } else {
                publishFailure.compareAndSet(null, failure);
                for (int i = 0; i < rules; i++) {
                  inFlight.end();
                }
              }
            });
    return new Published(rules, Optional.empty());
  }

  /**
   * Waits until every message published so far was taken by the rules and every invocation that
   * came of it has ended.
   *
   * @throws IllegalStateException when the broker failed to take a message or the wait takes too
   *     long
   */
  public void awaitIngested() throws InterruptedException {
    boolean done = inFlight.awaitNone(INGEST_LIMIT);
    Throwable failure = publishFailure.getAndSet(null);
    if (failure != null) {
      throw new IllegalStateException("a message could not be published: " + failure, failure);
    }
    if (!done) {
      throw new IllegalStateException(
          inFlight.count()
              + " messages were not ingested within "
              + INGEST_LIMIT.toMinutes()
              + " minutes");
    }
  }

  /** Lets the functions empty their queues, but for messages that wait for the next tick. */
  public void drain() throws InterruptedException {
    awaitIngested();
    wiring.pollers.drain();
  }

  /**
   * One minute: what functions gave back or failed on comes again and the queues are drained; then
   * the schedules fire, and the queues are drained again.
   */
  public void tick(Instant scheduledTime) throws InterruptedException {
    catchUp(scheduledTime);
    wiring.schedules.fire(scheduledTime);
    drain();
  }

  /**
   * The end of a replay: fires every schedule at the instant of the last message, which is seldom a
   * full minute, so that the results reach to the end of the data.
   */
  public void lastTick(Instant end) throws InterruptedException {
    catchUp(end);
    wiring.schedules.fireAll(end);
    drain();
  }

  private void catchUp(Instant time) throws InterruptedException {
    awaitIngested();
    clock.advanceTo(time);
    wiring.rules.retryDue();
    wiring.pollers.release();
    drain();
  }

  /** Lets the plant's clock go on to an instant of the wall clock's pace, and settles. */
  public void goOnTo(Instant instant) throws InterruptedException {
    clock.advanceTo(instant);
    drain();
  }

  /** Lets the queues flow by themselves until the flow is closed; drive it by the flow only. */
  public Flow flow() {
    return new Flow(clock, wiring, inFlight);
  }

  /** From now on tells somebody what functions take from their queues. */
  public void observe(QueuePoller.Taken watcher) {
    wiring.pollers.observe(watcher);
  }

  /** Messages of this plant's own feeder that the broker has acknowledged. */
  public long acceptedMessages() {
    return accepted.sum();
  }

  /** The functions of this plant by their logical ids. */
  public Map<String, FunctionHost> functions() {
    return hosts;
  }

  /** Messages that rules took from MQTT clients other than this plant's own feeder. */
  public long foreignMessages() {
    return wiring.foreign.get();
  }

  /** Messages that functions gave back or failed on and that wait for the next tick. */
  public int waitingForTick() {
    return wiring.waitingForTick();
  }

  /** Messages in each queue, dead-letter queues and the end of the line included. */
  public Map<String, Integer> queueDepths() {
    Map<String, Integer> depths = new LinkedHashMap<>();
    for (QueueSpec queue : template.queues()) {
      depths.put(queue.name(), queues.depths().of(queue.name()));
    }
    return depths;
  }

  /** Events that the bus accepted, by detail type. */
  public Map<String, Long> eventCounts() {
    return bus.counts();
  }

  /** What holds data: tables, queues, time series, work orders. */
  public Stores stores() {
    return stores;
  }

  /** The template as read. */
  public PlantTemplate template() {
    return template;
  }

  /** The clock that the functions see. */
  public SimulatedClock clock() {
    return clock;
  }

  /**
   * {@code AWS_ENDPOINT_URL_...} variables that lead a function in another process to the parts.
   */
  public Map<String, String> endpoints() {
    return functions.endpoints();
  }

  /**
   * A function of this plant, to roll it from one version to the next.
   *
   * @param name its logical id in the template
   * @throws IllegalArgumentException when the template has none of this name
   */
  public FunctionHost function(String name) {
    FunctionHost host = hosts.get(name);
    if (host == null) {
      throw new IllegalArgumentException("no function is named \"" + name + '"');
    }
    return host;
  }

  /** The environment variables that a function of this plant was started with. */
  public Map<String, String> settings(String function) {
    return functions.settings(function(function).spec());
  }

  /** Port of the MQTT broker on 127.0.0.1. */
  public int brokerPort() {
    return brokerPort;
  }

  /** Address of the MQTT broker. */
  public String brokerUrl() {
    return "mqtt://127.0.0.1:" + brokerPort;
  }

  /** Stops everything, last started first; leaves nothing running. */
  @Override
  public void close() {
    closing.close();
  }
}
