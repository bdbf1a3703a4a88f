package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeePolicy.Changeover;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.OeePolicy.PlannedRun;
import dev.shopfloor.plant.OeePolicy.Rework;
import dev.shopfloor.plant.OeePolicy.Setup;
import java.util.Map;
import java.util.Set;

/** Reads where a plant's definition of OEE differs from the usual one. */
final class PolicyReader {
  static final Set<String> KEYS =
      Set.of(
          "runDuringPlanned",
          "noOrder",
          "unknown",
          "waiting",
          "setup",
          "changeover",
          "rework",
          "inferRun",
          "idleBelow",
          "dip",
          "plausible",
          "lateness",
          "grace",
          "quiet",
          "lock",
          "restateModel");
  private static final Map<String, PlannedRun> PLANNED = Words.of(PlannedRun.class);
  private static final Map<String, Counts> COUNTS = Words.of(Counts.class);
  private static final Map<String, Setup> SETUPS =
      Map.of(
          "availability", Setup.A_LOSS,
          "performance", Setup.P_LOSS,
          "exclude", Setup.EXCLUDE);
  private static final Map<String, Changeover> CHANGEOVERS = Words.of(Changeover.class);
  private static final Map<String, Rework> REWORKS = Words.of(Rework.class);
  private static final OeePolicy USUAL = OeePolicy.DEFAULT;
  private static final long MOST_PIECES = 1_000_000;
  // then late data is counted in any case
  private static final long LONGEST_QUIET = 12 * 3_600_000_000_000L;

  private final Problems problems;

  PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads the policy from the keys under {@code oee}. */
  OeePolicy read(Section oee) {
    Section dip = section(oee, "dip", Set.of("pieces", "percent"));
    Section lock = section(oee, "lock", Set.of("after", "day"));
    OeePolicy policy =
        new OeePolicy(
            oee.choice("runDuringPlanned", PLANNED, USUAL.planned()),
            oee.choice("noOrder", COUNTS, USUAL.noOrder()),
            oee.choice("unknown", COUNTS, USUAL.unknown()),
            oee.choice("waiting", COUNTS, USUAL.waiting()),
            oee.choice("setup", SETUPS, USUAL.setup()),
            oee.choice("changeover", CHANGEOVERS, USUAL.changeover()),
            oee.choice("rework", REWORKS, USUAL.rework()),
            oee.truth("inferRun", USUAL.inferRun()),
            oee.span("idleBelow", USUAL.idleBelow()),
            dip.count("pieces", USUAL.dipPieces(), 0, MOST_PIECES),
            dip.whole("percent", USUAL.dipPercent(), 0, 50),
            oee.whole("plausible", USUAL.plausible(), 1, 1_000),
            oee.span("lateness", USUAL.lateness()),
            oee.span("grace", USUAL.grace()),
            oee.span("quiet", USUAL.quiet()),
            lock.span("after", USUAL.lockAfter()),
            lock.whole("day", USUAL.lockDay(), 0, 28),
            oee.span("restateModel", USUAL.restateModel()));
    check(oee, lock, policy);
    return policy;
  }

  private Section section(Section oee, String key, Set<String> known) {
    YamlMap map = oee.map(key);
    return new Section(map == null ? YamlMap.empty(oee.place(key)) : map, known, problems);
  }

  private void check(Section oee, Section lock, OeePolicy policy) {
    if (policy.grace() < policy.lateness()) {
      problems.warning(
          oee.place(oee.has("grace") ? "grace" : "lateness"),
          "a shift is final before its data is usually complete",
          "make grace longer than lateness");
    }
    if (policy.quiet() > LONGEST_QUIET) {
      problems.warning(
          oee.place("quiet"),
          "late data is counted 12 h after the first of it in any case",
          "write 12 h or less");
    }
    if (policy.lockAfter() > 0 && policy.lockAfter() <= policy.grace()) {
      problems.error(
          lock.place("after"),
          "a shift would be locked before it is final",
          "make it longer than grace, such as 35 d, or 0 for never");
    }
  }
}
