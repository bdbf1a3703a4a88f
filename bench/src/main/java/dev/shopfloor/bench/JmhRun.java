package dev.shopfloor.bench;

import dev.shopfloor.bench.Pace.Effort;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What JMH measured of some classes of benchmarks.
 *
 * @param results one of each benchmark and set of parameters
 */
public record JmhRun(Collection<RunResult> results) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Runs all benchmarks of these classes, average time, with the allocation profiler. */
  public static JmhRun of(Pace pace, Class<?>... benchmarks) throws RunnerException {
    return of(pace.effort(), Map.of(), benchmarks);
  }

  /** The same for many benchmarks side by side: each shorter. */
  public static JmhRun brief(Pace pace, Class<?>... benchmarks) throws RunnerException {
    return of(pace.brief(), Map.of(), benchmarks);
  }

  /** The same for what is quoted: each longer. */
  public static JmhRun careful(Pace pace, Class<?>... benchmarks) throws RunnerException {
    return of(pace.careful(), Map.of(), benchmarks);
  }

  /**
   * The same for what takes seconds each time, after a set-up that has warmed it up.
   *
   * @param parameters values in the place of those that the benchmarks name
   */
  public static JmhRun few(Pace pace, Map<String, String> parameters, Class<?>... benchmarks)
      throws RunnerException {
    return of(pace.few(), parameters, benchmarks);
  }

  private static JmhRun of(Effort effort, Map<String, String> parameters, Class<?>... benchmarks)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .warmupTime(effort.time())
            .measurementIterations(effort.iterations())
            .measurementTime(effort.time())
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            // as in a function of one virtual CPU
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx1g");
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      options = options.param(each.getKey(), each.getValue());
    }
    for (Class<?> each : benchmarks) {
      options = options.include("^" + each.getName().replace(".", "\\.") + "\\.");
    }
    return new JmhRun(new Runner(options.build()).run());
  }

  /**
   * What a method took for one operation.
   *
   * @param name how the table calls it
   * @param method the benchmark's name, such as {@code EnrichBench.enrich}
   * @param parameters those that it must have had; others do not matter
   * @param readings how many an operation does; the time is of the operation, the bytes of one
   *     reading
   * @return the median of the iterations of all forks, µs
   * @throws IllegalArgumentException unless exactly one result is of that kind
   */
  public Measured measured(
      String name, String method, Map<String, String> parameters, int readings) {
    List<RunResult> found =
        results.stream()
            .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
            .filter(result ->
                parameters.entrySet().stream()
                    .allMatch(
                        each -> each.getValue().equals(result.getParams().getParam(each.getKey()))))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.size() + " results are of " + method + " with " + parameters + ", not one");
    }
    RunResult result = found.getFirst();
    double micros = median(scores(result)) / 1_000;
    return new Measured(name, micros, "µs", bytes(result, readings));
  }

  private static double[] scores(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
        .toArray();
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static OptionalDouble bytes(RunResult result, int readings) {
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return allocated == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(allocated.getScore() / readings);
  }
}
