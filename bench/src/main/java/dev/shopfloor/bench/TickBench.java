package dev.shopfloor.bench;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One minute's tick over all assets of a plant, the same one again and again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TickBench {
  private TickPlant plant;

  /** How many there are. */
  @Param("1000")
  public int assets;

  /** How many of them are at one site. */
  @Param("1000")
  public int perSite;

  /** Of the shift: 27 minutes after the last checkpoint, as many as in the mean. */
  @Param("237")
  public int minute;

  /** Lets the shift happen, and makes sure that the tick gives all results. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    plant = new TickPlant(assets, perSite, hole::consume);
    plant.liveTo(minute, -1);
    plant.check(minute);
  }

  /** Ends the plant's thread. */
  @TearDown(Level.Trial)
  public void end() {
    plant.close();
  }

  /** The tick; taking its writes back is a few in a thousand of it. */
  @Benchmark
  public int tick() {
    plant.tick(minute);
    return plant.table().rollBack();
  }
}
