package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.functions.Work;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen while one rate was sent.
 *
 * @param rate messages a second that were due, of all assets
 * @param seconds for which it was sent
 * @param sending what the sender did
 * @param accepted messages that the broker acknowledged
 * @param stored messages whose readings the time-series database confirmed while it was sent
 * @param storedSlowest of them in the slowest second, but for the first
 * @param latency times from when a message was due until its readings were confirmed; of all that
 *     were stored before the next step, those that waited for the end included
 * @param visible times until a reading could be queried, by sample
 * @param waitingMost messages in the plant whose work was not done, the most at any time
 * @param waitingLast of them when the last message was sent
 * @param growth of them, messages a second over the second half; a minute's tick in it shows, too
 * @param doneAfter seconds from the last message until nothing waited; infinite when something did
 *     to the end of the patience
 * @param queuesMost the most messages in each queue
 * @param queuesLast messages in each queue when the last message was sent
 * @param functions what the invocations took
 * @param environments of each function, how many invocations may run at once
 * @param cores CPU time by part over the time, in cores
 * @param machineCores all CPU time of the machine over the time, in cores; NaN when not told
 * @param processors of the machine
 * @param heapBytes the most memory in use on the heap, garbage included
 */
record StepResult(
    double rate,
    double seconds,
    Sender.Sent sending,
    long accepted,
    long stored,
    long storedSlowest,
    Latency latency,
    Latency visible,
    int waitingMost,
    int waitingLast,
    double growth,
    double doneAfter,
    Map<String, Integer> queuesMost,
    Map<String, Integer> queuesLast,
    Map<String, Work.Sum> functions,
    Map<String, Integer> environments,
    Map<PlantPart, Double> cores,
    double machineCores,
    int processors,
    long heapBytes) {
  /** Longest 99th percentile of the time until stored, ms, with which the plant keeps up. */
  static final double MOST_P99_MILLIS = 5_000;

  /**
   * Longest time until nothing waits any more, seconds, with which the plant keeps up. A tick may
   * need some of it: while OeeFunction does one, what machines send it waits.
   */
  static final double MOST_DONE_AFTER = 10;

  /** Copies the maps. */
  StepResult {
    queuesMost = Collections.unmodifiableMap(new TreeMap<>(queuesMost));
    queuesLast = Collections.unmodifiableMap(new TreeMap<>(queuesLast));
    functions = Collections.unmodifiableMap(new TreeMap<>(functions));
    environments = Map.copyOf(environments);
    cores = Collections.unmodifiableMap(new EnumMap<>(cores));
  }

  /** Whether the plant did what it was given as fast as it was given. */
  boolean keepsUp() {
    return sending.notSent() == 0
        && latency.p99() <= MOST_P99_MILLIS
        && doneAfter <= MOST_DONE_AFTER;
  }

  /** CPU time of the plant and its child process, in cores. */
  double plantCores() {
    return cores.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Messages a second that were stored while it was sent. */
  double storedPerSecond() {
    return stored / seconds;
  }
}
