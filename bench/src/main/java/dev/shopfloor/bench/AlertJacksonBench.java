package dev.shopfloor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Jackson takes to read an alert into a tree and to write the tree. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class AlertJacksonBench {
  private final ObjectMapper mapper = new ObjectMapper();
  private final byte[] event = AlertEvents.raised(1, AlertEvents.TIME, "press07", "149");

  /** Reads the record and the alert in it, and writes the alert. */
  @Benchmark
  public byte[] tree() throws IOException {
    JsonNode sqs = mapper.readTree(event).get("Records").get(0);
    return mapper.writeValueAsBytes(mapper.readTree(sqs.get("body").textValue()));
  }
}
