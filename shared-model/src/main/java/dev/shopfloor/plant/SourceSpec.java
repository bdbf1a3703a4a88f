package dev.shopfloor.plant;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Where an asset's data comes from and how to read it, compiled.
 *
 * @param topicFilter MQTT topic filter, wildcards {@code +} and {@code #} allowed
 * @param family the payload family
 * @param timeKeys names that may hold the message's time, the first found counts
 * @param zone the zone of times sent without one
 * @param maxAhead how far event time may lie ahead of the receive time, ns, 0 or more
 * @param maxAge how old an event may be at receipt before it is LATE, ns, above 0
 * @param unknownTags what to do with a name that is neither a tag nor ignored
 * @param ignored names that carry nothing wanted
 * @param absentTexts texts that mean "no value", such as UNAVAILABLE
 */
public record SourceSpec(
    String topicFilter,
    PayloadFamily family,
    List<String> timeKeys,
    ZoneId zone,
    long maxAhead,
    long maxAge,
    UnknownTags unknownTags,
    Set<String> ignored,
    Set<String> absentTexts) {
  /** What the payload looks like. */
  public enum PayloadFamily {
    /** One JSON object whose names are tags. */
    FLAT_JSON
  }

  /** What happens to a name that the plant model does not know. */
  public enum UnknownTags {
    /** Keep it in quarantine, so that nothing new goes unseen. */
    QUARANTINE,
    /** Leave it out and count it. */
    IGNORE
  }

  /** Copies the collections. */
  public SourceSpec {
    timeKeys = List.copyOf(timeKeys);
    ignored = Set.copyOf(ignored);
    absentTexts = Set.copyOf(absentTexts);
  }
}
