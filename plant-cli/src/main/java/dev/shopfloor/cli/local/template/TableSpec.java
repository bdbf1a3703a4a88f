package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param attributeTypes type letter (S, N, B) by name of each key attribute
 * @param timeToLive the attribute that holds an item's expiry
 */
public record TableSpec(
    String name,
    Map<String, String> attributeTypes,
    Keys keys,
    List<Index> indexes,
    Optional<String> timeToLive) {
  /** Copies the collections. */
  public TableSpec {
    attributeTypes = Map.copyOf(attributeTypes);
    indexes = List.copyOf(indexes);
  }

  /** The key attributes of a table or index. */
  public record Keys(String hash, Optional<String> range) {}

  /**
   * A global secondary index.
   *
   * @param projection {@code KEYS_ONLY} or {@code ALL}
   */
  public record Index(String name, Keys keys, String projection) {}
}
