package dev.shopfloor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What Jackson takes to read the same payloads into a tree and to write the tree. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class FamilyJacksonBench {
  private final ObjectMapper mapper = new ObjectMapper();
  private byte[] payload;

  /** How the readings are sent: what is JSON. */
  @Param({"FLAT", "MAPPED", "KEPWARE", "SITEWISE", "OPCUA", "SENML", "MTCONNECT"})
  public Family family;

  /** Makes the payload. */
  @Setup(Level.Trial)
  public void prepare() {
    payload = family.payload(Family.TIME);
  }

  /** Parse and write. */
  @Benchmark
  public byte[] tree() throws IOException {
    return mapper.writeValueAsBytes(mapper.readTree(payload));
  }
}
