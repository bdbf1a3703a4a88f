package dev.shopfloor.cli.cost;

/**
 * A way to run the plant.
 *
 * @param mode how messages reach the functions
 * @param store where points go
 * @param pack messages of the sample in one on the wire; 1 for as they were sent
 * @param basicIngest whether machines publish to the rule itself, without paying for messaging
 */
public record Variant(IngestMode mode, TelemetryStore store, int pack, boolean basicIngest) {
  /** In words. */
  public String words() {
    return "%s, %s, %s, %s"
        .formatted(
            mode.word(),
            store.word(),
            pack == 1 ? "as sent" : pack + " messages packed into one",
            basicIngest ? "Basic Ingest" : "MQTT messaging");
  }
}
