package dev.shopfloor.plant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an asset's data comes from, compiled.
 *
 * @param topicFilter MQTT topic filter, wildcards {@code +} and {@code #} allowed
 * @param device what the source calls the asset, where messages hold several; null when all on the
 *     topic is this asset's that no other one claims
 * @param payload how its messages are read
 * @param maxAhead how far event time may lie ahead of the receive time, ns, 0 or more
 * @param maxAge how old an event may be at receipt before it is LATE, ns, above 0
 * @param clockTolerance how far the source's clock may be off before an alert says so, ns; 0 for
 *     never
 * @param unknownTags what to do with a name that is neither a tag nor ignored
 * @param ignored names that carry nothing wanted
 */
public record SourceSpec(
    String topicFilter,
    @Nullable String device,
    PayloadSpec payload,
    long maxAhead,
    long maxAge,
    long clockTolerance,
    UnknownTags unknownTags,
    Set<String> ignored) {
  /** What happens to a name that the plant model does not know. */
  public enum UnknownTags {
    /** Keep it in quarantine, so that nothing new goes unseen. */
    QUARANTINE,
    /** Leave it out and count it. */
    IGNORE
  }

  /** Copies the set. */
  public SourceSpec {
    ignored = Set.copyOf(ignored);
  }
}
