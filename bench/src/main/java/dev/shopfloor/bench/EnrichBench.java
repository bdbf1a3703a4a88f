package dev.shopfloor.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.EnvelopeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * EnrichFunction's hot path on a Kepware message of 20 readings, from the event's bytes to the
 * bodies for the queues, beside what Jackson takes to read and write the payload alone, and beside
 * {@link ObviousEnricher}, which does the same work.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class EnrichBench {
  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFactory factory = new JsonFactory();
  private byte[] payload;
  private byte[] event;
  private EnrichStage stage;
  private ObviousEnricher obvious;

  /** Compiles the plant and makes sure that what is measured does what it should. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    payload = Family.KEPWARE.payload(Family.TIME);
    event = Family.KEPWARE.event(Family.TIME);
    stage = PressPlant.stage(hole::consume);
    PressPlant.check(stage, event, 1);
    obvious = new ObviousEnricher(PeerPlant.of(PressPlant.model()));
    Handed.ofOurs(event).check("the obvious Java", obvious.handle(event));
  }

  /** The function's work: envelope, payload, plant model, units, checks, bodies. */
  @Benchmark
  public Object enrich() {
    return stage.run(EnvelopeReader.read(event, 0));
  }

  /** The same work as most would write it. */
  @Benchmark
  public Object obvious() throws IOException {
    return obvious.handle(event);
  }

  /** Jackson reads the payload into a tree and writes the tree. */
  @Benchmark
  public byte[] jacksonTree() throws IOException {
    return mapper.writeValueAsBytes(mapper.readTree(payload));
  }

  /**
   * Jackson copies the payload token by token: the least that reading and writing JSON can cost.
   */
  @Benchmark
  public byte[] jacksonTokens() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonParser in = factory.createParser(payload);
        JsonGenerator copy = factory.createGenerator(out)) {
      while (in.nextToken() != null) {
        copy.copyCurrentEvent(in);
      }
    }
    return out.toByteArray();
  }

  /** Jackson reads the payload token by token, each value as what it is, and keeps nothing. */
  @Benchmark
  public void jacksonParse(Blackhole hole) throws IOException {
    try (JsonParser in = factory.createParser(payload)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        switch (token) {
          case VALUE_NUMBER_INT -> hole.consume(in.getLongValue());
          case VALUE_NUMBER_FLOAT -> hole.consume(in.getDoubleValue());
          case VALUE_STRING, FIELD_NAME -> hole.consume(in.getText());
          default -> hole.consume(token);
        }
      }
    }
  }
}
