package dev.shopfloor.oee;

import dev.shopfloor.model.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Seconds by raw state as JSON text, for stores whose fields are numbers and texts: the longest
 * first, what has no room in {@value #MOST_CHARACTERS} characters together under {@value
 * LossRow#REST}.
 */
final class StateSeconds {
  static final int MOST_CHARACTERS = 2_048;

  // room for the rest, its number and the braces
  private static final int RESERVED = 48;
  private static final int MILLI_DIGITS = 3;

  private StateSeconds() {}

  static String text(SortedMap<String, Long> millis) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(millis.entrySet());
    sorted.sort(
        Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    StringBuilder text = new StringBuilder("{");
    long rest = 0;
    for (Map.Entry<String, Long> state : sorted) {
      String field = field(state.getKey(), state.getValue());
      if (rest == 0 && text.length() + field.length() + RESERVED <= MOST_CHARACTERS) {
        text.append(text.length() > 1 ? "," : "").append(field);
      } else {
        rest += state.getValue();
      }
    }
    if (rest > 0) {
      text.append(text.length() > 1 ? "," : "").append(field(LossRow.REST, rest));
    }
    return text.append('}').toString();
  }

  private static String field(String name, long millis) {
    String object =
        new String(
            Json.bytes(json -> {
              json.writeStartObject();
              json.writeNumberField(name, BigDecimal.valueOf(millis, MILLI_DIGITS));
              json.writeEndObject();
            }),
            StandardCharsets.UTF_8);
    return object.substring(1, object.length() - 1);
  }
}
