package dev.shopfloor.bench;

import dev.shopfloor.oee.BucketCodec;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** The fold of a shift of eight hours with 40 stops and a count or several in each minute. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class OeeBench {
  private AssetHistory press;
  private ShiftWindow window;
  private List<MinuteBucket> buckets;
  private List<byte[]> stored;

  /** Counts in each minute. */
  @Param({"1", "2"})
  public int perMinute;

  /** Makes the shift and makes sure that it gives a whole result. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    press = Shift.press();
    window = Shift.window();
    buckets = Shift.buckets(perMinute);
    stored = buckets.stream().map(BucketCodec::bytes).toList();
    ShiftResult result = (ShiftResult) fold();
    if (result.stops().stops() + result.stops().minorStops() != 40
        || result.pieces() == null
        || result.pieces().total() < 5_000
        || !result.equals(decodeAndFold())) {
      throw new IllegalStateException("not what happened: " + result);
    }
  }

  /** The minutes as they stand in memory, to the result. */
  @Benchmark
  public Object fold() {
    return Fold.fold(press, window, buckets, window.end());
  }

  /** The minutes as the table has them, to the result. */
  @Benchmark
  public Object decodeAndFold() throws IOException {
    List<MinuteBucket> read = new ArrayList<>(stored.size());
    for (byte[] bytes : stored) {
      read.add(BucketCodec.read(bytes));
    }
    return Fold.fold(press, window, read, window.end());
  }
}
