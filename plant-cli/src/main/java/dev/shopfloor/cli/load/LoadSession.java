package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.Flow;
import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.functions.Work;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.PlantRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** One running plant under load: sends a rate, waits until the plant has done it, measures both. */
final class LoadSession implements AutoCloseable {
  /** The function whose answer means that readings are stored. */
  static final String WRITER = "TimestreamWriterFunction";

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final double SECOND = 1e9;
  private static final long DRAIN_PAUSE_NANOS = 20_000_000;

  private final LoadSpec spec;
  private final long seed;
  private final PlantRun run;
  private final LocalPlant plant;
  private final Flow flow;
  private final LoadClock clock;
  private final BooleanSupplier stopped;
  private final LoadConsole console;
  private final LoadMessages messages;
  private final StoredTimes stored;
  private final Probe probe;
  private final CpuByPart cpu = new CpuByPart();
  private final long[] beats;
  private final AtomicLong sent = new AtomicLong();
  private Instant nextTick;

  /**
   * On a plant that has just started.
   *
   * @param stopped whether to end at once
   */
  LoadSession(
      LoadSpec spec,
      long seed,
      PlantRun run,
      LoadClock clock,
      BooleanSupplier stopped,
      LoadConsole console) {
    this.spec = spec;
    this.seed = seed;
    this.run = run;
    this.plant = run.plant();
    this.clock = clock;
    this.stopped = stopped;
    this.console = console;
    this.messages = new LoadMessages(spec.tags(), seed);
    this.beats = new long[spec.assets()];
    this.stored = new StoredTimes(clock, WRITER);
    plant.observe(stored);
    this.nextTick = instant(clock.now()).truncatedTo(ChronoUnit.MINUTES).plus(minute());
    this.flow = plant.flow();
    this.probe = new Probe(new LoadPlant(spec), plant.stores().timeSeries(), clock);
  }

  /** Messages sent so far, by all steps. */
  long sent() {
    return sent.get();
  }

  /** Messages that wait in the plant, their work not done. */
  int waiting() {
    return flow.waiting();
  }

  /**
   * Sends a rate, and then waits until all of it is done.
   *
   * @param rate messages a second of each asset
   * @param mostWaiting messages in the plant before the next one is held back
   * @param patience longest time to wait at the end
   */
  StepResult step(double rate, Duration length, int mostWaiting, Duration patience) {
    SendSchedule schedule = new SendSchedule(spec.assets(), rate, length, seed);
    stored.begin();
    probe.begin();
    cpu.look();
    Map<PlantPart, Long> cpuBefore = cpu.nanos();
    Map<String, Work.Sum> workBefore = work();
    long acceptedBefore = plant.acceptedMessages();
    long storedBefore = stored.messages();
    long begin = clock.now();
    long sentBefore = sent.get();
    console.step(spec.messagesPerSecond(rate), length);
    Sender.Sent sending;
    Watch watch =
        new Watch(
            plant,
            clock,
            flow::waiting,
            stored::messages,
            cpu,
            () -> look(begin, sentBefore, storedBefore));
    try (watch) {
      Sender sender =
          new Sender(
              clock,
              (message, due) -> send(schedule.asset(message), due),
              flow::waiting,
              mostWaiting,
              stopped);
      sending = sender.send(schedule, begin, begin + length.toNanos());
    }
    double seconds = (clock.now() - begin) / SECOND;
    cpu.look();
    Map<PlantPart, Double> cores = cores(cpuBefore, cpu.nanos(), seconds);
    Map<String, Work.Sum> worked = new HashMap<>();
    work()
        .forEach((function, sum) ->
            worked.put(function, sum.since(workBefore.getOrDefault(function, Work.Sum.NOTHING))));
    Map<String, Integer> queuesLast = plant.queueDepths();
    long storedMeanwhile = stored.messages() - storedBefore;
    double doneAfter = drain(patience);
    return new StepResult(
        spec.messagesPerSecond(rate),
        seconds,
        sending,
        plant.acceptedMessages() - acceptedBefore,
        storedMeanwhile,
        watch.slowestSecond(),
        Latency.of(stored.times()),
        Latency.of(probe.times()),
        watch.backlog().most(),
        watch.backlog().last(),
        watch.backlog().growth(),
        doneAfter,
        watch.queuesMost(),
        queuesLast,
        worked,
        environments(),
        cores,
        watch.machineCores(),
        Runtime.getRuntime().availableProcessors(),
        watch.heapMost());
  }

  /** Sends a little that is not measured, so that the JVM has compiled what it needs most. */
  void warmUp(double rate, Duration length, int mostWaiting, Duration patience) {
    SendSchedule schedule = new SendSchedule(spec.assets(), rate, length, seed);
    long begin = clock.now();
    new Sender(
            clock,
            (message, due) -> {
              send(schedule.asset(message), due);
              tickWhenDue();
            },
            flow::waiting,
            mostWaiting,
            stopped)
        .send(schedule, begin, begin + length.toNanos());
    drain(patience);
  }

  private void send(int asset, long dueNanos) {
    long dueMillis = dueNanos / NANOS_PER_MILLI;
    byte[] payload = messages.payload(asset, beats[asset]++, dueMillis);
    run.publish(new MessageLine(LoadPlant.topic(asset), clock.now() / NANOS_PER_MILLI, payload));
    sent.incrementAndGet();
    probe.sent(asset, dueNanos);
  }

  private void look(long begin, long sentBefore, long storedBefore) {
    tickWhenDue();
    console.look(
        clock.now() - begin,
        sent.get() - sentBefore,
        stored.messages() - storedBefore,
        flow.waiting(),
        stored.times());
  }

  private synchronized void tickWhenDue() {
    if (!instant(clock.now()).isBefore(nextTick)) {
      flow.tick(nextTick);
      nextTick = nextTick.plus(minute());
    }
  }

  /**
   * Waits until nothing waits in the plant, but not longer than this.
   *
   * @return how long that took, seconds; infinite when something waits still
   */
  private double drain(Duration patience) {
    long began = clock.now();
    long end = began + patience.toNanos();
    while (flow.waiting() > 0 && clock.now() < end && !stopped.getAsBoolean()) {
      tickWhenDue();
      clock.pause(DRAIN_PAUSE_NANOS);
    }
    return flow.waiting() > 0 ? Double.POSITIVE_INFINITY : (clock.now() - began) / SECOND;
  }

  /**
   * The end: nothing flows any more. Where all is done, a last minute passes, so that OEE computes
   * what came after the tick before.
   *
   * @return messages that still wait
   */
  int finish() {
    int waiting = flow.waiting();
    close();
    if (waiting == 0 && !stopped.getAsBoolean()) {
      run.tick(nextTick);
    }
    return waiting;
  }

  private Map<String, Work.Sum> work() {
    Map<String, Work.Sum> sums = new HashMap<>();
    plant.functions().forEach((name, host) -> sums.put(name, host.work().sum()));
    return sums;
  }

  private Map<String, Integer> environments() {
    Map<String, Integer> atOnce = new HashMap<>();
    for (Map.Entry<String, FunctionHost> host : plant.functions().entrySet()) {
      atOnce.put(host.getKey(), host.getValue().environments());
    }
    return atOnce;
  }

  private static Map<PlantPart, Double> cores(
      Map<PlantPart, Long> before, Map<PlantPart, Long> after, double seconds) {
    Map<PlantPart, Double> cores = new EnumMap<>(PlantPart.class);
    after.forEach((part, nanos) ->
        cores.put(part, (nanos - before.getOrDefault(part, 0L)) / SECOND / seconds));
    return cores;
  }

  private static Duration minute() {
    return Duration.ofMinutes(1);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  @Override
  public void close() {
    probe.close();
    flow.close();
  }
}
