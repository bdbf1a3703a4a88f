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
 * @param criticality how much the plant depends on it, in capitals; null for the ordinary
 * @param product the code of the product planned on it; null where the plant model names none
 * @param order the order planned on it; null where the plant model names none
 */
public record AssetContext(
    String site,
    @Nullable String area,
    String line,
    String asset,
    String machineType,
    String modelVersion,
    @Nullable String criticality,
    @Nullable String product,
    @Nullable String order) {
  /** An ordinary asset without a planned product and order. */
  public AssetContext(
      String site,
      @Nullable String area,
      String line,
      String asset,
      String machineType,
      String modelVersion) {
    this(site, area, line, asset, machineType, modelVersion, null, null, null);
  }

  /** The same under another version of the plant model. */
  public AssetContext version(String version) {
    return new AssetContext(
        site, area, line, asset, machineType, version, criticality, product, order);
  }

  /** The asset's key, {@code site/asset}. */
  public AssetKey key() {
    return new AssetKey(site, asset);
  }
}
