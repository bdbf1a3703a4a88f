package dev.shopfloor.writer.faults;

import java.util.List;
import java.util.Map;

/** What a store keeps of values that were sent for one place one after the other. */
public enum Keeping {
  /** Each field by itself, the last one written (InfluxDB). */
  LAST_FIELD {
    @Override
    boolean allows(List<Map<String, Object>> sent, Map<String, Object> kept) {
      // the last one written stands as a whole, and what it does not name is of an earlier one
      return sent.stream().anyMatch(last -> kept.entrySet().containsAll(last.entrySet()))
          && kept.entrySet().stream()
              .allMatch(field -> sent.stream().anyMatch(one -> one.entrySet().contains(field)));
    }
  },
  /** The row, the last one written (QuestDB). */
  LAST_ROW {
    @Override
    boolean allows(List<Map<String, Object>> sent, Map<String, Object> kept) {
      return sent.contains(kept);
    }
  },
  /** The row, the last one in event order (LiveAnalytics). */
  HIGHEST {
    @Override
    boolean allows(List<Map<String, Object>> sent, Map<String, Object> kept) {
      return sent.getLast().equals(kept);
    }
  };

  /**
   * Whether the store may hold this.
   *
   * @param sent all that was sent for the place, in event order
   */
  abstract boolean allows(List<Map<String, Object>> sent, Map<String, Object> kept);
}
