package dev.shopfloor.bench;

import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.workorder.Verdict;
import java.io.IOException;
import java.time.Duration;
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

/** An alert of AlertQueue to what is decided about it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class AlertBench {
  // then the past is forgotten, so that no map grows for ever
  private static final int ALERTS = 1_000;
  // a repeat is worth a comment again, and no budget is used up
  private static final long APART = Duration.ofMinutes(61).toNanos();

  private final byte[][] events = new byte[ALERTS][];
  private MapPlantDirectory plant;
  private Blackhole hole;
  private AlertBridge bridge;
  private int next;

  /** What is decided about each alert. */
  @Param({"CREATED", "COMMENTED", "SUPPRESSED"})
  public Verdict verdict;

  /** Makes the alerts, and makes sure that this is decided about each. */
  @Setup(Level.Trial)
  public void prepare(Blackhole into) throws IOException {
    hole = into;
    plant = new MapPlantDirectory(PlantResource.model("/alerts.yaml"));
    String asset = verdict == Verdict.SUPPRESSED ? "press09" : "press07";
    for (int at = 0; at < ALERTS; at++) {
      String code = verdict == Verdict.COMMENTED ? "149" : "E%04d".formatted(at);
      events[at] = AlertEvents.raised(at, time(at), asset, code);
    }
    for (int at = 0; at < ALERTS; at++) {
      decide();
    }
    // the first of all repeats is none
    long wanted = verdict == Verdict.COMMENTED ? ALERTS - 1 : ALERTS;
    if (bridge.decided(verdict) != wanted) {
      throw new IllegalStateException(
          "%s %d times, wanted %d".formatted(verdict, bridge.decided(verdict), wanted));
    }
  }

  private static long time(int at) {
    return AlertEvents.TIME + at * APART;
  }

  /** One invocation with one alert. */
  @Benchmark
  public byte[] decide() throws IOException {
    if (next % ALERTS == 0) {
      next = 0;
      bridge = new AlertBridge(plant, hole::consume);
    }
    int at = next++;
    return bridge.handle(events[at], time(at));
  }
}
