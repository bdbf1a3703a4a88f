package dev.shopfloor.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmStore;
import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.EnvelopeReader;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.Outlets;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * EnrichFunction's hot path on a message of 20 readings, from the event's bytes to the bodies for
 * the queues, beside what Jackson takes to read and write the payload alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class EnrichBench {
  private static final int READINGS = 20;

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFactory factory = new JsonFactory();
  private byte[] payload;
  private byte[] event;
  private EnrichStage stage;

  /** How the readings are sent. */
  @Param({"kepware", "flat"})
  public String sender;

  /** Compiles the plant and makes sure that what is measured does what it should. */
  @Setup(Level.Trial)
  public void prepare(Blackhole hole) throws IOException {
    payload = sender.equals("flat") ? Press.flat() : Press.kepware();
    event = Press.event(sender, payload);
    stage = stage(hole);
    long forwarded =
        stage
            .run(EnvelopeReader.read(event, 0))
            .ledger()
            .counted(Subject.POINTS, Outcome.FORWARDED);
    if (forwarded != READINGS) {
      throw new IllegalStateException(forwarded + " points of " + READINGS + " pass");
    }
  }

  private static EnrichStage stage(Blackhole hole) throws IOException {
    Path file = Files.createTempFile("press", ".yaml");
    try (InputStream yaml =
        Objects.requireNonNull(EnrichBench.class.getResourceAsStream("/press.yaml"))) {
      Files.write(file, yaml.readAllBytes());
      PlantLoad load = PlantFiles.load(file);
      PlantModel model = load.model();
      if (model == null) {
        throw new IllegalStateException(load.problems().toString());
      }
      return new EnrichStage(
          new Enricher(new MapPlantDirectory(model), new MemorySourceStore()),
          new Swallow(hole),
          new AlertRaiser(new NoAlarms(), hole::consume),
          hole::consume);
    } finally {
      Files.delete(file);
    }
  }

  /** The function's work: envelope, payload, plant model, units, checks, bodies. */
  @Benchmark
  public Object enrich() {
    return stage.run(EnvelopeReader.read(event, 0));
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

  private record Swallow(Blackhole hole) implements Outlets {
    @Override
    public void telemetry(List<String> bodies) {
      hole.consume(bodies);
    }

    @Override
    public void production(List<String> bodies) {
      hole.consume(bodies);
    }
  }

  private static final class NoAlarms implements AlarmStore {
    @Override
    public Map<String, AlarmState> read(AssetKey asset) {
      return Map.of();
    }

    @Override
    public boolean write(AssetKey asset, String tag, AlarmState state) {
      return true;
    }
  }
}
