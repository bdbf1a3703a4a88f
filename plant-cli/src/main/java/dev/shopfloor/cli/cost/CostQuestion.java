package dev.shopfloor.cli.cost;

import dev.shopfloor.plant.PlantModel;
import java.util.List;

/**
 * What is to be reckoned.
 *
 * @param plant with the sample's assets
 * @param sample its messages
 * @param assets of the whole plant, 1 or more
 * @param modes one or more
 * @param stores one or more
 * @param pack messages that the edge packs into one; 1 for none
 */
public record CostQuestion(
    PlantModel plant,
    Sample sample,
    int assets,
    List<IngestMode> modes,
    List<TelemetryStore> stores,
    int pack) {
  /** Copies the lists. */
  public CostQuestion {
    modes = List.copyOf(modes);
    stores = List.copyOf(stores);
  }
}
