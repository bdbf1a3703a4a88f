package dev.shopfloor.oee;

import dev.shopfloor.plant.CalendarRules;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TimeClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The usual policy with some knobs turned. */
final class Knobs {
  OeePolicy.PlannedRun planned = OeePolicy.DEFAULT.planned();
  Counts noOrder = OeePolicy.DEFAULT.noOrder();
  Counts unknown = OeePolicy.DEFAULT.unknown();
  Counts waiting = OeePolicy.DEFAULT.waiting();
  OeePolicy.Setup setup = OeePolicy.DEFAULT.setup();
  OeePolicy.Changeover changeover = OeePolicy.DEFAULT.changeover();
  OeePolicy.Rework rework = OeePolicy.DEFAULT.rework();
  boolean inferRun;
  long idleBelow;
  long restateModel;
  final Set<String> idle = new HashSet<>();
  final Set<String> ignored = new HashSet<>();
  final Map<String, TimeClass> modes = new HashMap<>();
  final Set<String> productive = new HashSet<>();
  final Set<LocalDate> holidays = new HashSet<>();
  final Map<LocalDate, Set<String>> extra = new HashMap<>();
  final List<PlannedStop> stops = new ArrayList<>();
  PlannedStop.Counts breaks = PlannedStop.Counts.EXCLUDED;

  OeePolicy policy() {
    OeePolicy usual = OeePolicy.DEFAULT;
    return new OeePolicy(
        planned,
        noOrder,
        unknown,
        waiting,
        setup,
        changeover,
        rework,
        inferRun,
        idleBelow,
        usual.dipPieces(),
        usual.dipPercent(),
        usual.plausible(),
        usual.lateness(),
        usual.grace(),
        usual.quiet(),
        usual.lockAfter(),
        usual.lockDay(),
        restateModel);
  }

  /** The same rules with these knobs. */
  OeeSpec on(OeeSpec oee) {
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
        new StateRules(idle, ignored, modes, productive),
        policy(),
        new CalendarRules(holidays, extra, stops, breaks),
        LineRule.WEIGHTED,
        0);
  }
}
