package dev.shopfloor.plant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How payloads are read, compiled. Assets that share a topic share this too: one message is read
 * once, whoever its points belong to.
 *
 * @param family what the payload looks like
 * @param mapping where its parts stand; set for {@link PayloadFamily#MAPPED}, else null
 * @param time how times are written
 * @param decimalComma whether texts write 3,5 for three and a half
 * @param absentTexts texts that mean "no value", such as UNAVAILABLE
 */
public record PayloadSpec(
    PayloadFamily family,
    @Nullable Mapping mapping,
    TimeSpec time,
    boolean decimalComma,
    Set<String> absentTexts) {
  /** What a payload looks like. */
  public enum PayloadFamily {
    /**
     * As {@link #FLAT_JSON}; what is not flat is told by its shape, if one shape alone claims it.
     */
    AUTO,
    /** One JSON object whose names are tags. */
    FLAT_JSON,
    /** JSON read by a declared mapping. */
    MAPPED,
    /** AWS IoT SiteWise property values: a put body or a stream message. */
    SITEWISE,
    /** Sparkplug B, binary or in its JSON form. */
    SPARKPLUG_B,
    /** Kepware IoT Gateway, wide or narrow. */
    KEPWARE,
    /** OPC UA PubSub JSON (Part 14) and what Azure's publishers make of it. */
    OPC_UA,
    /** SenML (RFC 8428). */
    SENML,
    /** MTConnect streams as JSON. */
    MTCONNECT
  }

  /** Copies the texts. */
  public PayloadSpec {
    absentTexts = Set.copyOf(absentTexts);
  }
}
