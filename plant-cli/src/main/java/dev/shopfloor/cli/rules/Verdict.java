package dev.shopfloor.cli.rules;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Silence;
import java.time.ZoneId;

/**
 * Whether an alert becomes a work order, in words. Flapping and budgets are no part of it: they
 * depend on what happened before.
 *
 * @param order whether it does
 * @param why of what priority, or why not
 */
record Verdict(boolean order, String why) {
  static Verdict of(Explanation of) {
    Severity severity = of.policy().severity(of.alert().severity());
    if (!severity.atLeast(of.policy().workOrderFrom())) {
      return new Verdict(
          false,
          "severity %s is below work-order severity %s"
              .formatted(severity, of.policy().workOrderFrom()));
    }
    Silence silence = of.policy().handling().silence();
    if (silence != null) {
      String until =
          silence.until() == Long.MAX_VALUE ? "" : " until " + time(silence.until(), of.zone());
      return new Verdict(false, silence.kind().word() + until + ": " + silence.reason());
    }
    long holdOff = of.policy().handling().holdOff();
    String after = holdOff == 0 ? "" : " if it still stands after " + SettingText.span(holdOff);
    return new Verdict(true, "priority " + of.policy().priority(severity) + after);
  }

  static String time(long ns, ZoneId zone) {
    return Nanos.instant(ns).atZone(zone).toOffsetDateTime().toString();
  }
}
