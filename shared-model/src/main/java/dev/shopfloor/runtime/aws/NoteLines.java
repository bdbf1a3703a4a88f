package dev.shopfloor.runtime.aws;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The notes of an account as lines of JSON for the function's log, one a note, so that CloudWatch
 * Logs Insights can add them up by name. As metrics, of which each name is paid for, they would
 * cost more than all that the account itself costs.
 */
final class NoteLines {
  /** What comes with nearly every message or tick, and is seen elsewhere. */
  private static final Set<String> EVERYDAY =
      Set.of("productionForwarded", "ignoredTags", "kpiPoints");

  private NoteLines() {}

  /** The lines, by name; none of what did not happen. */
  static List<String> of(Ledger ledger, String environment) {
    return new TreeMap<>(ledger.notes())
        .entrySet().stream()
            .filter(note -> note.getValue() > 0 && !EVERYDAY.contains(note.getKey()))
            .map(note -> line(note, ledger, environment))
            .toList();
  }

  private static String line(Map.Entry<String, Long> note, Ledger ledger, String environment) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("note", note.getKey());
          json.writeNumberField("number", note.getValue());
          json.writeStringField("function", ledger.stage().word());
          json.writeStringField("environment", environment);
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }
}
