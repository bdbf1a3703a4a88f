package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;

/** The press of {@link TestPlant} as a Sparkplug device with tags {@code temp}, {@code speed}. */
public final class SparkplugPlant {
  /** The press's edge node. */
  public static final String SOURCE = Edge.SOURCE;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  private SparkplugPlant() {}

  /** The press alone. */
  public static PlantDirectory directory() {
    SourceSpec source = TestPlant.source("spBv1.0/PlantA/+/Line3Edge/#");
    return TestPlant.directory(
        TestPlant.with(
            TestPlant.with(
                TestPlant.press(),
                new SourceSpec(
                    source.topicFilter(),
                    Edge.DEVICE,
                    Edge.SPEC,
                    source.maxAhead(),
                    source.maxAge(),
                    source.clockTolerance(),
                    source.unknownTags(),
                    source.ignored())),
            TestPlant.tag("speed", Role.MEASUREMENT, ValueType.INTEGER)));
  }

  /** A birth of the press with {@code speed} under alias 12, so long after the start, ns. */
  public static RawMessage birth(long after) {
    long at = Edge.START + after / NANOS_PER_MILLI;
    return Edge.message(
        "DBIRTH", at, Edge.payload(at, 1, Edge.born("speed", 12, DataType.INT16).setIntValue(1)));
  }

  /** A value of {@code speed}, so long after the start, ns. */
  public static RawMessage data(long after) {
    return data(after, 12);
  }

  /** A value of an alias. */
  public static RawMessage data(long after, long alias) {
    long at = Edge.START + after / NANOS_PER_MILLI;
    return Edge.message("DDATA", at, Edge.payload(at, 2, Edge.by(alias).setIntValue(7)));
  }
}
