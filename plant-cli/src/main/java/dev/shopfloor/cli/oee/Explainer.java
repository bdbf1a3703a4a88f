package dev.shopfloor.cli.oee;

import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.ShiftWindow;
import java.util.List;

/** Placeholder until the fold explains itself. */
final class Explainer {
  private Explainer() {}

  static Explanation explain(AssetFold asset, ShiftWindow window, long asOf) {
    return new Explanation(asset.result(window, asOf), List.of(), List.of());
  }
}
