package dev.shopfloor.bench;

import dev.shopfloor.plant.TagSpec;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.measure.UnitConverter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One value from the unit sent to the unit stored: by the factor and offset that stand in the
 * compiled plant, and by Indriya's converter, looked up once as well. Both go through the same
 * values in the same loop, and each result goes into a black hole, so that no loop is folded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class UnitBench {
  private static final int VALUES = 1_000;

  private final double[] values = values();
  private TagSpec.@Nullable Conversion conversion;
  private UnitConverter converter;

  /** From what to what. */
  @Param public UnitPair pair;

  /** Makes sure that both convert them to the same. */
  @Setup(Level.Trial)
  public void prepare() {
    conversion = pair.ours();
    converter = pair.indriya();
    pair.apart(values);
  }

  /** Readings with three digits behind the point, the same ones each time. */
  static double[] values() {
    return new Random(7).ints(VALUES, 0, 500_000).mapToDouble(each -> each / 1_000.0).toArray();
  }

  /** As enrich-fn does it: null is the same unit. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void ours(Blackhole hole) {
    for (double value : values) {
      hole.consume(conversion == null ? value : conversion.apply(value));
    }
  }

  /** By the converter of a library. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void indriya(Blackhole hole) {
    for (double value : values) {
      hole.consume(converter.convert(value));
    }
  }
}
