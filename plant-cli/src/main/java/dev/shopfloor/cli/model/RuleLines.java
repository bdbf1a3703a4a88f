package dev.shopfloor.cli.model;

import dev.shopfloor.model.AssetKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where the rules and windows of assets stand in the file. */
public final class RuleLines {
  private final Map<Owned, Integer> lines = new HashMap<>();
  private final Set<Place> met = new HashSet<>();

  RuleLines() {}

  void add(AssetKey asset, Record compiled, Place place) {
    lines.putIfAbsent(new Owned(asset, compiled), place.line());
    met.add(place);
  }

  /** Whether what stands there concerns an asset. */
  boolean met(Place place) {
    return met.contains(place);
  }

  /**
   * The line of a rule or a window of an asset.
   *
   * @param compiled as the asset's revision has it
   * @return 1 or more; 0 when it is not from this file
   */
  public int of(AssetKey asset, Record compiled) {
    return lines.getOrDefault(new Owned(asset, compiled), 0);
  }

  private record Owned(AssetKey asset, Record compiled) {}
}
