package dev.shopfloor.cli.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Explanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a span.
 *
 * @param span of time
 * @param by what makes a row
 * @param minutes whether each minute is told too
 * @param explain whether all that the numbers are made of is told
 * @param only the one asset that is wanted; null for all
 */
public record OeeReport(
    Span span, By by, boolean minutes, boolean explain, @Nullable AssetKey only) {
  /** What makes a row. */
  public enum By {
    /** A shift. */
    SHIFT,
    /** An order, or a run of it. */
    ORDER
  }

  /**
   * Tells it of assets.
   *
   * @param newest up to when anything is known, ns since the epoch; null when nothing is
   * @return whether every explanation adds up to its result
   */
  public boolean print(List<AssetFold> assets, @Nullable Long newest, OeeOutput output) {
    boolean addsUp = true;
    for (AssetFold asset : assets) {
      if (only != null && !only.equals(asset.history().key())) {
        continue;
      }
      Span.Bounds bounds = span.at(asset.history().latest().zone(), newest);
      if (by == By.ORDER) {
        output.orders(asset, OrderRows.of(asset, bounds));
      } else {
        addsUp &= shifts(asset, bounds, output);
      }
    }
    return addsUp;
  }

  private boolean shifts(AssetFold asset, Span.Bounds bounds, OeeOutput output) {
    boolean addsUp = true;
    List<ShownShift> shown = new ArrayList<>();
    for (Span.Part part : bounds.parts(asset)) {
      ShownShift shift = new ShownShift(asset.result(part.window(), part.asOf()), part.cut());
      if (shift.worthTelling()) {
        shown.add(shift);
      }
    }
    output.shifts(asset, shown);
    for (ShownShift shift : shown) {
      if (minutes) {
        output.minutes(asset, shift, asset.minutes(shift.result().window(), shift.result().asOf()));
      }
      if (explain) {
        addsUp &= explain(asset, shift, output);
      }
    }
    return addsUp;
  }

  private static boolean explain(AssetFold asset, ShownShift shift, OeeOutput output) {
    Explanation explanation = asset.explain(shift.result().window(), shift.result().asOf());
    output.explanation(asset, shift, explanation);
    return explanation.result().equals(shift.result())
        && ExplainedSums.of(explanation).stream().allMatch(ExplainedSums.Sum::equal);
  }
}
