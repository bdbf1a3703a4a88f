package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.function.UnaryOperator;

/** Rules with one knob changed. */
final class Specs {
  private Specs() {}

  /** Every revision of an asset with its rules changed. */
  static AssetHistory with(AssetHistory history, UnaryOperator<OeeSpec> change) {
    return new AssetHistory(
        history.key(),
        history.revisions().stream().map(each -> TestPlant.with(each, change)).toList());
  }

  static OeeSpec target(OeeSpec oee, double target) {
    return make(oee, oee.policy(), oee.line(), target);
  }

  static OeeSpec line(OeeSpec oee, LineRule line) {
    return make(oee, oee.policy(), line, oee.target());
  }

  static OeeSpec policy(OeeSpec oee, OeePolicy policy) {
    return make(oee, policy, oee.line(), oee.target());
  }

  private static OeeSpec make(OeeSpec oee, OeePolicy policy, LineRule line, double target) {
    return new OeeSpec(
        oee.stateProfile(),
        oee.states(),
        oee.idealCycle(),
        oee.staleAfter(),
        oee.debounce(),
        oee.minorStop(),
        oee.stopAlertAfter(),
        oee.stopSeverity(),
        oee.shifts(),
        oee.shiftsAssumed(),
        oee.products(),
        oee.rules(),
        policy,
        oee.calendar(),
        line,
        target);
  }

  static OeePolicy waits(long lateness, long grace, long quiet) {
    return policy(lateness, grace, quiet, 0, 0, 0);
  }

  static OeePolicy locks(long lockAfter, int lockDay) {
    OeePolicy usual = OeePolicy.DEFAULT;
    return policy(usual.lateness(), usual.grace(), usual.quiet(), lockAfter, lockDay, 0);
  }

  static OeePolicy restatesModel(long span) {
    OeePolicy usual = OeePolicy.DEFAULT;
    return policy(usual.lateness(), usual.grace(), usual.quiet(), 0, 0, span);
  }

  private static OeePolicy policy(
      long lateness, long grace, long quiet, long lockAfter, int lockDay, long restateModel) {
    OeePolicy usual = OeePolicy.DEFAULT;
    return new OeePolicy(
        usual.planned(),
        usual.noOrder(),
        usual.unknown(),
        usual.waiting(),
        usual.setup(),
        usual.changeover(),
        usual.rework(),
        usual.inferRun(),
        usual.idleBelow(),
        usual.dipPieces(),
        usual.dipPercent(),
        usual.plausible(),
        lateness,
        grace,
        quiet,
        lockAfter,
        lockDay,
        restateModel);
  }
}
