package dev.shopfloor.bench;

import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.EnvelopeReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

/** EnrichFunction's hot path on a message of 20 readings from each kind of sender. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class FamilyBench {
  private byte[] event;
  private EnrichStage stage;

  /** How the readings are sent. */
  @Param public Family family;

  /** Announces the source where it has to, and makes sure that all readings pass. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    stage = PressPlant.stage(hole::consume);
    for (byte[] announcement : family.before(Family.TIME)) {
      stage.run(EnvelopeReader.read(announcement, 0));
    }
    event = family.event(Family.TIME);
    PressPlant.check(stage, event, 1);
  }

  /** The function's work: envelope, payload, plant model, units, checks, bodies. */
  @Benchmark
  public Object enrich() {
    return stage.run(EnvelopeReader.read(event, 0));
  }
}
