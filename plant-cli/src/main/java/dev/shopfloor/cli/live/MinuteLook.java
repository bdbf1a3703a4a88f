package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.simulation.Completion;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * @param tick the newest one done
   * @param position all messages received before it have been given; the tick, or later where a run
   *     goes on between two ticks
   */
  LiveBoard.Minute at(Instant tick, Instant position) {
    try {
      List<String> differences = differences(position);
      List<WorkOrder> orders = plant.plant().stores().cmms().workOrders();
      return new LiveBoard.Minute(
          differences,
          plant.plant().queueDepths(),
          checks(tick, position, orders),
          plan.happenings(tick),
          LiveBoard.open(orders));
    } catch (IOException failed) {
      throw new UncheckedIOException("what the tick left cannot be read", failed);
    }
  }

  /** A message of somebody else's client may be between two stages just now; a lost one stays. */
  private List<String> differences(Instant position) {
    List<String> found = plant.differences();
    for (int tries = 1; tries < TRIES && !found.isEmpty(); tries++) {
      plant.goOnTo(position);
      found = plant.differences();
    }
    return found;
  }

  private List<Check> checks(Instant tick, Instant position, List<WorkOrder> orders)
      throws IOException {
    Map<Reason, Integer> quarantined = quarantined();
    KnownAnswers known = known(tick, position, orders);
    return known == null
        ? List.of()
        : KnownChecks.of(
            known, plant.messages(), plant.results(), orders, quarantined, plan.zone());
  }

  /** Results are those of the tick; what is counted as it comes has come up to the position. */
  private @Nullable KnownAnswers known(Instant tick, Instant position, List<WorkOrder> orders) {
    KnownAnswers problems = plan.answers(position, List.of());
    if (problems == null) {
      return null;
    }
    List<Completion> completions = KnownChecks.completions(problems.orders(), orders);
    KnownAnswers counted = plan.answers(position, completions);
    KnownAnswers computed = plan.answers(tick, completions);
    return counted == null || computed == null
        ? null
        : new KnownAnswers(
            tick,
            counted.messages(),
            counted.repeats(),
            computed.shifts(),
            counted.quarantined(),
            counted.orders());
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
