package dev.shopfloor.enrich;

import dev.shopfloor.enrich.kepware.KepwareDecoder;
import dev.shopfloor.enrich.mtconnect.MtConnectDecoder;
import dev.shopfloor.enrich.opcua.OpcUaDecoder;
import dev.shopfloor.enrich.senml.SenmlDecoder;
import dev.shopfloor.enrich.sitewise.SiteWiseDecoder;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells a payload's family by its shape, never between two that are equally likely: a wrong guess
 * is worse than quarantine, where a person sees it.
 */
final class ShapeDetector {
  private static final Map<PayloadFamily, Predicate<Doc>> CLAIMS =
      new EnumMap<>(
          Map.of(
              PayloadFamily.SITEWISE, SiteWiseDecoder::claims,
              PayloadFamily.SPARKPLUG_B, ShapeDetector::isSparkplug,
              PayloadFamily.KEPWARE, KepwareDecoder::claims,
              PayloadFamily.OPC_UA, OpcUaDecoder::claims,
              PayloadFamily.SENML, SenmlDecoder::claims,
              PayloadFamily.MTCONNECT, MtConnectDecoder::claims));

  private ShapeDetector() {}

  /** What a payload looks like. */
  sealed interface Shape {
    /** Like one family's alone. */
    record One(PayloadFamily family) implements Shape {}

    /** Like none. */
    record None() implements Shape {}

    /** Like what must not be read: two families', or something known that is no telemetry. */
    record Refused(String why) implements Shape {}
  }

  static Shape detect(Doc payload) {
    if (isMonitron(payload)) {
      return new Shape.Refused(
          "the payload is an export of Amazon Monitron, which is no telemetry; its assets' states"
              + " are alerts");
    }
    return choose(
        CLAIMS.entrySet().stream()
            .filter(claim -> claim.getValue().test(payload))
            .map(Map.Entry::getKey)
            .toList());
  }

  /** The families told by their shape, for messages. */
  static String known() {
    return words(List.copyOf(CLAIMS.keySet()), ", ");
  }

  static Shape choose(List<PayloadFamily> claimed) {
    return switch (claimed.size()) {
      case 0 -> new Shape.None();
      case 1 -> new Shape.One(claimed.getFirst());
      default ->
          new Shape.Refused(
              "the payload looks like "
                  + words(claimed, " and like ")
                  + "; set the source's family in the plant file to what it is");
    };
  }

  private static String words(List<PayloadFamily> families, String between) {
    return families.stream().map(ShapeDetector::word).collect(Collectors.joining(between));
  }

  /** The family as plant files spell it. */
  private static String word(PayloadFamily family) {
    return switch (family) {
      case OPC_UA -> "opcua";
      case SPARKPLUG_B -> "sparkplug";
      default -> family.name().toLowerCase(Locale.ROOT);
    };
  }

  /** The JSON form, with its topic inside. */
  private static boolean isSparkplug(Doc payload) {
    return payload instanceof Doc.Obj root
        && root.get("topic") instanceof Doc.Obj topic
        && topic.get("namespace") instanceof Doc.Text(String namespace)
        && namespace.equals("spBv1.0")
        && root.get("payload") instanceof Doc.Obj;
  }

  private static boolean isMonitron(Doc payload) {
    return payload instanceof Doc.Obj root
        && root.get("eventType") instanceof Doc.Text
        && root.get("eventId") != null
        && root.get("eventPayload") instanceof Doc.Obj;
  }
}
