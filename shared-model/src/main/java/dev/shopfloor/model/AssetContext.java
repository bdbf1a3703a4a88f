package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a point belongs in the equipment hierarchy of ISA-95, as it was at the event time.
 *
 * @param site the site's id
 * @param area the area's id; null when the site has none
 * @param line the line's id (ISA-95 work center)
 * @param asset the asset's id (ISA-95 work unit), unique within its site
 * @param machineType what kind of machine it is; names the measurement in the store
 * @param modelVersion the version of the plant model that gave this context
 */
public record AssetContext(
    String site,
    @Nullable String area,
    String line,
    String asset,
    String machineType,
    String modelVersion) {
  /** The asset's key, {@code site/asset}. */
  public AssetKey key() {
    return new AssetKey(site, asset);
  }
}
