package dev.shopfloor.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** How a press's readings come, one of each kind that the plant file of the benchmarks takes. */
public enum Family {
  /** One object whose names are tags. */
  FLAT("flat JSON", Payloads::flat),
  /** A mapping of the plant file says where the tags stand. */
  MAPPED("JSON by a mapping", Payloads::mapped),
  /** Kepware's IoT Gateway. */
  KEPWARE("Kepware", Payloads::kepware),
  /** AWS IoT SiteWise property values. */
  SITEWISE("SiteWise property values", Payloads::siteWise),
  /** Sparkplug B in protobuf, by alias, after a birth. */
  SPARKPLUG("Sparkplug B, binary"),
  /** OPC UA PubSub JSON. */
  OPCUA("OPC UA PubSub JSON", Payloads::opcUa),
  /** SenML. */
  SENML("SenML", Payloads::senml),
  /** An MTConnect agent. */
  MTCONNECT("MTConnect JSON", Payloads::mtConnect);

  /** When the first message of a benchmark was sent, ms since 1970. */
  static final long TIME = 1_794_800_000_850L;

  private static final String SPARKPLUG_NODE = "spBv1.0/PlantA/%s/Line1Edge";

  private final String words;
  private final boolean json;
  private final LongFunction<byte[]> payload;

  Family(String words, LongFunction<String> payload) {
    this.words = words;
    this.json = true;
    this.payload = time -> payload.apply(time).getBytes(StandardCharsets.UTF_8);
  }

  Family(String words) {
    this.words = words;
    this.json = false;
    this.payload = SparkplugBytes::data;
  }

  /** What the table calls it. */
  String words() {
    return words;
  }

  /** Whether Jackson can read the payload at all. */
  boolean json() {
    return json;
  }

  /** A message of all readings, sent at this time (ms since 1970). */
  byte[] payload(long time) {
    return payload.apply(time);
  }

  /** The rule's object with such a message, received 350 ms later. */
  byte[] event(long time) {
    return Events.rule(topic(), time + 350, payload(time));
  }

  /** What has to come before the first message; empty for most. */
  List<byte[]> before(long time) {
    return this == SPARKPLUG
        ? List.of(
            Events.rule(
                SPARKPLUG_NODE.formatted("NBIRTH"),
                time - 9_000,
                SparkplugBytes.nodeBirth(time - 9_350)),
            Events.rule(
                SPARKPLUG_NODE.formatted("DBIRTH") + "/Press07",
                time - 8_000,
                SparkplugBytes.deviceBirth(time - 8_350)))
        : List.of();
  }

  private String topic() {
    return this == SPARKPLUG
        ? SPARKPLUG_NODE.formatted("DDATA") + "/Press07"
        : "plantA/" + name().toLowerCase(Locale.ROOT) + "/press07";
  }
}
