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

/** A tick of one asset near the end of its shift, after which a minute came late. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class RefoldBench {
  /** The tick's minute of the shift; the last checkpoint is of minute 450. */
  static final int MINUTE = 470;

  private TickPlant plant;

  /** The minute that comes late, in which a stop begins; -1 where none does. */
  @Param({"-1", "411", "231"})
  public int late;

  /** Lets the shift happen, and makes sure that the tick gives what all minutes give. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    plant = new TickPlant(1, 1, hole::consume);
    plant.liveTo(MINUTE, late);
    if (late >= 0) {
      plant.comesLate(late);
    }
    plant.check(MINUTE);
  }

  /** Ends the plant's thread. */
  @TearDown(Level.Trial)
  public void end() {
    plant.close();
  }

  /** The tick; taking back its few writes is next to nothing. */
  @Benchmark
  public int tick() {
    plant.tick(MINUTE);
    return plant.table().rollBack();
  }
}
