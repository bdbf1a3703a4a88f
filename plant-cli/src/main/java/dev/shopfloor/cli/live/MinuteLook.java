package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks, after a tick, at what the functions left in their stores. */
final class MinuteLook {
  private static final int TRIES = 3;

  private final PlantRun plant;
  private final Plan plan;
  private final QuarantineFile quarantineFile;
  private int quarantinedBefore = -1;

  /**
   * Looks at this plant.
   *
   * @param quarantineFile gets a copy for {@code ./plant quarantine}, which cannot ask a running
   *     plant
   */
  MinuteLook(PlantRun plant, Plan plan, QuarantineFile quarantineFile) {
    this.plant = plant;
    this.plan = plan;
    this.quarantineFile = quarantineFile;
  }

  /**
   * What is true at a tick.
   *
   * @param tick done just now
   */
  LiveBoard.Minute at(Instant tick) {
    try {
      List<String> differences = differences(tick);
      List<WorkOrder> orders = plant.plant().stores().cmms().workOrders();
      return new LiveBoard.Minute(
          differences,
          plant.plant().queueDepths(),
          checks(tick, orders),
          plan.happenings(tick),
          LiveBoard.open(orders));
    } catch (IOException failed) {
      throw new UncheckedIOException("what the tick left cannot be read", failed);
    }
  }

  /** A message of somebody else's client may be between two stages just now; a lost one stays. */
  private List<String> differences(Instant tick) {
    List<String> found = plant.differences();
    for (int tries = 1; tries < TRIES && !found.isEmpty(); tries++) {
      plant.goOnTo(tick);
      found = plant.differences();
    }
    return found;
  }

  private List<Check> checks(Instant tick, List<WorkOrder> orders) throws IOException {
    Map<Reason, Integer> quarantined = quarantined();
    // the first answer tells which problems there are, the second what came of them
    KnownAnswers problems = plan.answers(tick, List.of());
    KnownAnswers known =
        problems == null
            ? null
            : plan.answers(tick, KnownChecks.completions(problems.orders(), orders));
    return known == null
        ? List.of()
        : KnownChecks.of(
            known, plant.messages(), plant.results(), orders, quarantined, plan.zone());
  }

  private Map<Reason, Integer> quarantined() throws IOException {
    List<Quarantined> records =
        plant.quarantine().stream().flatMap(batch -> batch.records().stream()).toList();
    if (records.size() != quarantinedBefore) {
      quarantineFile.write(records);
      quarantinedBefore = records.size();
    }
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    records.forEach(record -> reasons.merge(record.reason(), 1, Integer::sum));
    return reasons;
  }
}
