package dev.shopfloor.cli.quarantine;

import dev.shopfloor.model.Quarantined;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records came back after their messages went through again. One message may have left
 * several records, and one of them may be mended while another is not.
 */
final class Comeback {
  private final Map<KeptRecord.Message, List<Quarantined>> refused = new HashMap<>();

  /** Of a replay after which these records are refused. */
  Comeback(List<Quarantined> after) {
    for (Quarantined record : after) {
      refused
          .computeIfAbsent(KeptRecord.of(record).message(), first -> new java.util.ArrayList<>())
          .add(record);
    }
  }

  /** The record as which it came back, or null when it went through. */
  @Nullable Quarantined of(KeptRecord before) {
    return refused.getOrDefault(before.message(), List.of()).stream()
        .filter(after -> same(before.record(), after))
        .findFirst()
        .orElse(null);
  }

  private static boolean same(Quarantined before, Quarantined after) {
    if (!before.stage().equals(after.stage())) {
      return false;
    }
    String was = before.field();
    String is = after.field();
    // a refusal of the whole message is one of each of its parts
    return is == null
        || (before.reason() == after.reason() && Objects.equals(before.asset(), after.asset()))
        || (was != null && shared(was, is));
  }

  private static boolean shared(String was, String is) {
    Set<String> names = new HashSet<>(Arrays.asList(was.split(", ")));
    return Arrays.stream(is.split(", ")).anyMatch(names::contains);
  }
}
