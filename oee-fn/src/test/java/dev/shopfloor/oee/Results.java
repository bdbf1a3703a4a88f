package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Set;

/** Results made by hand. */
final class Results {
  private Results() {}

  /** Of the first hour of all time. */
  static ShiftResult of(String asset) {
    AssetHistory history = Facts.history(TestPlant.named(TestPlant.press(), asset));
    ShiftWindow hour = ShiftWindow.shift("early", 0, Facts.HOUR);
    return Fold.fold(history, hour, List.of(), hour.end());
  }

  static ShiftResult with(
      ShiftResult of, Bases bases, ShiftTimes times, Pieces pieces, List<LossRow> losses) {
    return make(of, bases, times, pieces, losses, Set.of());
  }

  static ShiftResult flagged(ShiftResult of, Set<ResultFlag> flags) {
    return make(of, of.bases(), of.times(), of.pieces(), of.losses(), flags);
  }

  private static ShiftResult make(
      ShiftResult of,
      Bases bases,
      ShiftTimes times,
      Pieces pieces,
      List<LossRow> losses,
      Set<ResultFlag> flags) {
    return new ShiftResult(
        of.asset(),
        of.line(),
        of.window(),
        of.asOf(),
        ShiftResult.Status.OK,
        of.state(),
        of.stateSince(),
        times,
        of.stateMillis(),
        bases,
        pieces,
        of.stops(),
        losses,
        of.products(),
        Ratios.of(bases, pieces),
        flags,
        of.modelVersion(),
        of.policyId(),
        of.accounting(),
        of.lifecycle(),
        of.product(),
        of.order());
  }
}
