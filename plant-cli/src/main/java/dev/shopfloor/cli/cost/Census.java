package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the sample is of.
 *
 * @param messages how many
 * @param seconds for which they stand
 * @param meanBytes of a payload
 * @param assets that sent points, 1 or more
 * @param points readings that could be read
 * @param forwarded of them, those that go on
 * @param refused items of quarantine
 */
public record Census(
    int messages,
    double seconds,
    double meanBytes,
    int assets,
    long points,
    long forwarded,
    long refused) {
  /**
   * Counts.
   *
   * @throws UsageException when nothing of the sample is of this plant
   */
  static Census of(PlantModel plant, Sample sample) {
    EnrichMeter meter = new EnrichMeter(plant);
    for (Sent message : sample.messages()) {
      meter.call(List.of(new Parcel(List.of(message))));
    }
    Set<AssetKey> assets = new HashSet<>();
    for (Body body : meter.telemetry()) {
      try {
        assets.add(TelemetryCodec.read(body.text()).context().key());
      } catch (IOException ours) {
        throw new UncheckedIOException(ours);
      }
    }
    if (assets.isEmpty()) {
      throw new UsageException(
          "no message of the sample gives a point of an asset of this plant file;"
              + " ./plant enrich says why");
    }
    return new Census(
        sample.messages().size(),
        sample.seconds(),
        sample.meanBytes(),
        assets.size(),
        meter.points(),
        meter.forwarded(),
        meter.quarantine().items());
  }
}
