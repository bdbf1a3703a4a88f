package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.TagSpec.AlarmSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads how an alarm tag becomes alerts. */
final class AlarmReader {
  static final Set<String> KEYS = Set.of("warning", "fault", "per", "codes");

  /** An alarm of which nothing is said. */
  static final AlarmSpec USUAL = new AlarmSpec(Severity.MEDIUM, Severity.HIGH, true, Map.of());

  private AlarmReader() {}

  static AlarmSpec read(Section tag) {
    Map<String, Severity> codes = new HashMap<>();
    YamlMap map = tag.map("codes");
    if (map != null) {
      map.entries()
          .forEach((code, entry) -> {
            Severity severity = tag.choice(entry.value(), AssetReader.SEVERITIES);
            if (severity != null) {
              codes.put(code, severity);
            }
          });
    }
    return new AlarmSpec(
        tag.choice("warning", AssetReader.SEVERITIES, USUAL.warning()),
        tag.choice("fault", AssetReader.SEVERITIES, USUAL.fault()),
        tag.choice("per", Map.of("code", true, "tag", false), USUAL.perCode()),
        codes);
  }
}
