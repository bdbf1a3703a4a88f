package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class JmhRunTest {
  private static final IterationParams ITERATION =
      new IterationParams(IterationType.MEASUREMENT, 3, TimeValue.seconds(1), 1);

  @Test
  void theMedianIsTheMiddleOneAndNotTheMean() {
    assertThat(JmhRun.median(3, 1, 100)).isEqualTo(3);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(JmhRun.median(4, 1, 2, 100)).isEqualTo(3);
    assertThat(JmhRun.median(7)).isEqualTo(7);
  }

  @Test
  void theIterationsOfAllForksCountAlike() {
    List<double[]> forks = List.of(new double[] {1_000, 2_000}, new double[] {90_000});
    JmhRun run = new JmhRun(List.of(result("a.B.run", Map.of(), forks, 400)));

    Measured measured = run.measured("ours", "B.run", Map.of(), 20);

    assertThat(measured.median()).isCloseTo(2, within(1e-9));
    assertThat(measured.unit()).isEqualTo("µs");
  }

  @Test
  void allocationIsToldOfOneReading() {
    JmhRun run = new JmhRun(List.of(result("a.B.run", Map.of(), fork(1_000), 400)));

    assertThat(run.measured("ours", "B.run", Map.of(), 20).bytes().getAsDouble()).isEqualTo(20);
  }

  @Test
  void aResultIsFoundByItsParameters() {
    JmhRun run =
        new JmhRun(
            List.of(
                result("a.B.run", Map.of("way", "SQS"), fork(1_000), 1),
                result("a.B.run", Map.of("way", "Kinesis"), fork(5_000), 1)));

    assertThat(run.measured("ours", "B.run", Map.of("way", "Kinesis"), 1).median())
        .isCloseTo(5, within(1e-9));
  }

  @Test
  void whatWasNotMeasuredOrMoreThanOnceIsADefectAndNotANumber() {
    RunResult one = result("a.B.run", Map.of("way", "SQS"), fork(1_000), 1);
    RunResult other = result("a.B.run", Map.of("way", "Kinesis"), fork(1_000), 1);
    JmhRun run = new JmhRun(List.of(one, other));

    assertThatThrownBy(() -> run.measured("ours", "B.walk", Map.of(), 1))
        .hasMessageContaining("0 results are of B.walk");
    assertThatThrownBy(() -> run.measured("ours", "B.run", Map.of(), 1))
        .hasMessageContaining("2 results");
  }

  @Test
  void aMethodWhoseNameOnlyEndsAlikeIsAnother() {
    JmhRun run = new JmhRun(List.of(result("a.FamilyB.run", Map.of(), fork(1_000), 1)));

    assertThatThrownBy(() -> run.measured("ours", "B.run", Map.of(), 1))
        .hasMessageContaining("0 results");
  }

  private static List<double[]> fork(double nanos) {
    return List.of(new double[] {nanos});
  }

  private static RunResult result(
      String method, Map<String, String> parameters, List<double[]> forks, double bytes) {
    BenchmarkParams params = params(method, parameters);
    List<BenchmarkResult> results = new ArrayList<>();
    for (double[] fork : forks) {
      List<IterationResult> iterations = new ArrayList<>();
      for (double nanos : fork) {
        IterationResult iteration =
            new IterationResult(params, ITERATION, new IterationResultMetaData(1, 1));
        iteration.addResult(
            new AverageTimeResult(
                ResultRole.PRIMARY, "run", 1, Math.round(nanos), TimeUnit.NANOSECONDS));
        iteration.addResult(
            new ScalarResult("gc.alloc.rate.norm", bytes, "B/op", AggregationPolicy.AVG));
        iterations.add(iteration);
      }
      results.add(new BenchmarkResult(params, iterations));
    }
    return new RunResult(params, results);
  }

  private static BenchmarkParams params(String method, Map<String, String> parameters) {
    WorkloadParams workload = new WorkloadParams();
    parameters.forEach((name, value) -> workload.put(name, value, 0));
    return new BenchmarkParams(
        method,
        method + "_generated",
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        ITERATION,
        ITERATION,
        Mode.AverageTime,
        workload,
        TimeUnit.NANOSECONDS,
        1,
        "java",
        List.of(),
        "25",
        "vm",
        "25",
        "1.37",
        TimeValue.minutes(1));
  }
}
