package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.Comparator;

/** The order of assets. */
final class AssetKeys {
  static final Comparator<AssetKey> ORDER = Comparator.comparing(AssetKey::text);

  private AssetKeys() {}
}
