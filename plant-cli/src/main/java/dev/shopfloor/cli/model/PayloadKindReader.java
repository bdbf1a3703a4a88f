package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a source's payloads look like: its family, and its mapping where it has one. */
final class PayloadKindReader {
  private static final String SIEMENS = "siemens";
  private static final String MAPPING = "mapping";
  private static final Map<String, PayloadFamily> FAMILIES =
      Map.of(
          "auto", PayloadFamily.AUTO,
          "flat", PayloadFamily.FLAT_JSON,
          "mapping", PayloadFamily.MAPPED,
          "sitewise", PayloadFamily.SITEWISE,
          "sparkplug", PayloadFamily.SPARKPLUG_B,
          "kepware", PayloadFamily.KEPWARE,
          "opcua", PayloadFamily.OPC_UA,
          "senml", PayloadFamily.SENML,
          "mtconnect", PayloadFamily.MTCONNECT);
  private static final Map<String, String> WORDS =
      Stream.concat(FAMILIES.keySet().stream(), ShippedMappings.FAMILIES.stream())
          .collect(Collectors.toMap(Function.identity(), Function.identity()));

  private final Problems problems;

  PayloadKindReader(Problems problems) {
    this.problems = problems;
  }

  PayloadKind read(Section source) {
    YamlMap own = source.map(MAPPING);
    String word = source.choice("family", WORDS, own == null ? "auto" : MAPPING);
    YamlMap shipped = ShippedMappings.of(word);
    Mapping.Names names = names(source, word);
    if (shipped != null) {
      return new PayloadKind(
          PayloadFamily.MAPPED, own == null ? shipped : shipped.overlaid(own), names);
    }
    PayloadFamily family = FAMILIES.getOrDefault(word, PayloadFamily.AUTO);
    if (own != null && family != PayloadFamily.MAPPED) {
      problems.error(
          source.place(MAPPING),
          "a mapping, but family %s is read without one".formatted(word),
          "remove the mapping, or the family");
      return PayloadKind.plain(family);
    }
    if (own == null && family == PayloadFamily.MAPPED) {
      missing(source);
      return PayloadKind.plain(PayloadFamily.AUTO);
    }
    return new PayloadKind(family, own, names);
  }

  private void missing(Section source) {
    problems.error(
        source.place("family"),
        "family mapping without a mapping",
        "write under mapping: where the parts of a message stand");
  }

  private Mapping.Names names(Section source, @Nullable String word) {
    boolean siemens = SIEMENS.equals(word);
    if (source.has("names") && !siemens) {
      problems.error(source.place("names"), "names is for family siemens only", "remove the key");
      return Mapping.Names.SENT;
    }
    Mapping.Names names =
        source.choice(
            "names",
            Map.of("ids", Mapping.Names.S7_IDS, "metadata", Mapping.Names.S7_NAMES),
            Mapping.Names.S7_IDS);
    return siemens ? names : Mapping.Names.SENT;
  }
}
