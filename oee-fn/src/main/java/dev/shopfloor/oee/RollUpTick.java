package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.oee.RollUp.Scope;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.PlantDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rolls up lines and plants. Who rolls reads the stored roll-up first, then what it is made of, and
 * writes only over what was read. So of several who roll the same at the same time each either
 * writes what the others have done as well, or has to read again: the last one to write knows all.
 */
final class RollUpTick implements Parents {
  private static final int MOST_TRIES = 20;

  private final Membership membership;
  private final OeeStore store;
  private final Outlet outlet;

  /** For one tick. */
  RollUpTick(PlantDirectory directory, OeeStore store, Outlet outlet) {
    this.membership = new Membership(directory);
    this.store = store;
    this.outlet = outlet;
  }

  /** A shift of a line or a site, and its end. */
  private record Wanted(RollUp.Key key, long end) {}

  @Override
  public TickFigures roll(AssetHistory history, ShiftWindow shift) {
    return rollAll(List.of(new Live(history, shift)));
  }

  /**
   * An asset and its shift.
   *
   * @param history the asset
   * @param shift whose result has changed
   */
  record Live(AssetHistory history, ShiftWindow shift) {}

  /** Rolls up all lines in which these assets stand, then their sites, each once. */
  TickFigures rollAll(List<Live> changed) {
    Set<Wanted> lines = new LinkedHashSet<>();
    Set<Wanted> plants = new LinkedHashSet<>();
    for (Live one : changed) {
      String site = one.history().key().site();
      ShiftWindow shift = one.shift();
      for (String line : Membership.linesOf(one.history(), shift)) {
        lines.add(
            new Wanted(
                new RollUp.Key(Scope.LINE, site, line, shift.code(), shift.start()), shift.end()));
      }
      plants.add(
          new Wanted(
              new RollUp.Key(Scope.PLANT, site, "", shift.code(), shift.start()), shift.end()));
    }
    List<TelemetryMessage> messages = new ArrayList<>();
    int stored = 0;
    for (Wanted line : lines) {
      stored += store(line.key(), revision -> line(line, revision), messages);
    }
    for (Wanted plant : plants) {
      stored += store(plant.key(), revision -> plant(plant, revision), messages);
    }
    if (!messages.isEmpty()) {
      outlet.telemetry(messages);
    }
    int points = messages.stream().mapToInt(message -> message.points().size()).sum();
    return new TickFigures(points, 0, 0, stored);
  }

  private int store(
      RollUp.Key key, LongFunction<@Nullable RollUp> roll, List<TelemetryMessage> messages) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<RollUp> stored = store.rollUps(List.of(key));
      RollUp before = stored.isEmpty() ? null : stored.getFirst();
      RollUp fresh = roll.apply(before == null ? 1 : before.revision() + 1);
      if (fresh == null) {
        return 0;
      }
      if (before != null && fresh.as(before.revision()).equals(before)) {
        // told also when it is not new: a crash may have come between
        messages.add(KpiPoints.rollUp(before));
        return 0;
      }
      if (store.keepRollUp(fresh)) {
        messages.add(KpiPoints.rollUp(fresh));
        return 1;
      }
    }
    throw new IllegalStateException(
        "%s was changed by others %d times while being rolled up".formatted(key, MOST_TRIES));
  }

  private @Nullable RollUp line(Wanted wanted, long revision) {
    RollUp.Key key = wanted.key();
    List<AssetRevision> members =
        membership.lines(key.site(), wanted.end() - 1).getOrDefault(key.line(), List.of());
    List<AssetKey> assets = members.stream().map(AssetRevision::key).toList();
    List<ShiftResult> results =
        store.results(assets, key.start()).stream()
            .filter(result -> result.window().code().equals(key.shift()))
            .toList();
    return RollUps.line(key, results, making(members), revision);
  }

  private static RollUps.Making making(List<AssetRevision> members) {
    LineRule rule = members.isEmpty() ? LineRule.WEIGHTED : members.getFirst().oee().line();
    long cycle = 0;
    for (AssetRevision member : members) {
      if (member.key().asset().equals(rule.unit())) {
        cycle = member.oee().idealCycle();
      }
    }
    return new RollUps.Making(rule, cycle);
  }

  private @Nullable RollUp plant(Wanted wanted, long revision) {
    RollUp.Key key = wanted.key();
    List<RollUp.Key> lines =
        membership.lines(key.site(), wanted.end() - 1).keySet().stream()
            .map(line -> new RollUp.Key(Scope.LINE, key.site(), line, key.shift(), key.start()))
            .toList();
    return RollUps.plant(key, store.rollUps(lines), revision);
  }
}
