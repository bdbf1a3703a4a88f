package dev.shopfloor.cli.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.ShiftResult;
import java.util.List;

/** Where results go: for people or for programs. */
public interface OeeOutput {
  /** The shifts of an asset. */
  void shifts(AssetFold asset, List<ShownShift> shifts);

  /** The orders of an asset. */
  void orders(AssetFold asset, List<OrderRow> orders);

  /** The minutes of a shift. */
  void minutes(AssetFold asset, ShownShift shift, List<ShiftResult> minutes);

  /** All that a shift's numbers are made of. */
  void explanation(AssetFold asset, ShownShift shift, Explanation explanation);

  /**
   * The account, after all else.
   *
   * @param lines how many lines were read
   */
  void ledger(Ledger ledger, long lines);
}
