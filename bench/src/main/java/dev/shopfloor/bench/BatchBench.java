package dev.shopfloor.bench;

import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.EnvelopeReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** EnrichFunction's hot path on records of SQS and Kinesis, a Kepware message in each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class BatchBench {
  private byte[] event;
  private EnrichStage stage;

  /** What the records are of. */
  @Param({"SQS", "Kinesis"})
  public String way;

  /** How many records come in one invocation. */
  @Param({"1", "10", "100"})
  public int messages;

  /** Makes messages of one second each, and makes sure that all readings pass. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    List<byte[]> rules =
        IntStream.range(0, messages)
            .mapToObj(at -> Family.KEPWARE.event(Family.TIME + at * 1_000L))
            .toList();
    event = way.equals("SQS") ? Events.sqs(rules) : Events.kinesis(rules);
    stage = PressPlant.stage(hole::consume);
    PressPlant.check(stage, event, messages);
  }

  /** All records of one invocation. */
  @Benchmark
  public Object enrich() {
    return stage.run(EnvelopeReader.read(event, 0));
  }
}
