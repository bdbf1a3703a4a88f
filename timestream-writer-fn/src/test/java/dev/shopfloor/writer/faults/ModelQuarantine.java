package dev.shopfloor.writer.faults;

import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The quarantine table: keeps each record once, by reason and bytes, however often it comes. */
final class ModelQuarantine {
  /** One record, by what makes it one. */
  record Key(Reason reason, String body) {}

  private final Map<Key, String> kept = new HashMap<>();

  /** Keeps records in the course of an invocation, which may fail or end at each of them. */
  void keep(List<Quarantined> records, Invocation invocation) {
    invocation.step(Step.BEFORE_QUARANTINE);
    int fails = invocation.quarantineFailsAfter(records.size());
    for (int at = 0; at < records.size(); at++) {
      if (at == fails) {
        throw new IllegalStateException("quarantine is throttled");
      }
      put(records.get(at));
      invocation.step(Step.WITHIN_QUARANTINE);
    }
    invocation.step(Step.AFTER_QUARANTINE);
  }

  private synchronized void put(Quarantined record) {
    kept.put(
        new Key(record.reason(), new String(record.bytes(), StandardCharsets.UTF_8)),
        record.message());
  }

  /**
   * Compares with what the plan says.
   *
   * @throws AssertionError that names a difference
   */
  synchronized void check(Verdicts verdicts, List<PlantedMessage> plan) {
    Map<Key, String> wanted = new HashMap<>();
    for (PlantedMessage message : plan) {
      Fate fate = verdicts.fate(message);
      if (message.telemetry() == null) {
        wanted.put(new Key(Reason.MALFORMED_TELEMETRY, message.body()), "");
        continue;
      }
      if (fate.refused() > 0) {
        wanted.put(
            new Key(Reason.STORE_REJECTED, message.body()),
            "the store refused %d of %d points".formatted(fate.refused(), message.size()));
      }
      if (fate.late() > 0) {
        wanted.put(
            new Key(Reason.LATE, message.body()),
            "the store no longer keeps %d of %d points".formatted(fate.late(), message.size()));
      }
    }
    wanted.forEach((key, words) -> {
      String text = kept.get(key);
      if (text == null || !text.startsWith(words)) {
        throw new AssertionError(
            "quarantine wants \"%s\" for %s, not %s".formatted(words, key, text));
      }
    });
    for (Map.Entry<Key, String> one : kept.entrySet()) {
      if (!wanted.containsKey(one.getKey())) {
        throw new AssertionError("quarantine should not hold " + one);
      }
    }
  }

  synchronized void forget() {
    kept.clear();
  }
}
