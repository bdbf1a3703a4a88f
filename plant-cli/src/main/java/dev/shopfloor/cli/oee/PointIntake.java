package dev.shopfloor.cli.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.LateHorizon;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.ObservationReader;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes points as the function takes them, with a memory for its table: the same observations, the
 * same minutes, the same account. All that it is given is one invocation.
 */
public final class PointIntake {
  /** Prefix of the notes that count refusals by reason. */
  static final String REFUSED = "refused.";

  private final Map<AssetKey, AssetHistory> histories = new HashMap<>();
  private final Map<AssetKey, AssetMinutes> assets = new HashMap<>();
  private final Ledger ledger = new Ledger(Stage.OEE);
  private final PlantModel plant;
  private @Nullable Long newest;

  /** An intake for this plant. */
  public PointIntake(PlantModel plant) {
    this.plant = plant;
    plant.assets().forEach(history -> histories.put(history.key(), history));
  }

  /**
   * Takes a point; one whose role OEE has no use for is counted beside the account.
   *
   * @return what is wrong with it, one sentence with what mends it; null when nothing is
   */
  public @Nullable String take(AssetKey asset, EnrichedPoint point) {
    newest = newest == null ? (Long) point.rx() : (Long) Math.max(newest, point.rx());
    if (!point.role().production()) {
      ledger.note("otherRoles", 1);
      return null;
    }
    ledger.take(Subject.POINTS, 1);
    AssetHistory history = histories.get(asset);
    if (history == null) {
      return refuse(
          Reason.UNKNOWN_ASSET, "the plant file has no asset \"%s\"".formatted(asset.text()));
    }
    return switch (ObservationReader.read(point, history.at(point.time()))) {
      case ObservationReader.Outcome.Refused(Reason reason, String message) ->
          refuse(reason, message);
      case ObservationReader.Outcome.Accepted accepted when LateHorizon.passed(point) -> {
        ledger.count(Subject.POINTS, Outcome.LATE, 1);
        yield null;
      }
      case ObservationReader.Outcome.Accepted accepted -> {
        assets.computeIfAbsent(asset, key -> new AssetMinutes()).add(accepted.observation());
        yield null;
      }
    };
  }

  private String refuse(Reason reason, String message) {
    ledger.count(Subject.POINTS, Outcome.QUARANTINED, 1);
    ledger.note(REFUSED + reason, 1);
    return "%s: %s; %s".formatted(reason, message, reason.mend());
  }

  /** Counts a line that is no point line at all. */
  void refuseLine() {
    ledger.take(Subject.POINTS, 1);
    ledger.count(Subject.POINTS, Outcome.QUARANTINED, 1);
    ledger.note(REFUSED + "NO_POINT_LINE", 1);
  }

  /** Counts a line that tells something else than a point. */
  void skip(String outcome) {
    ledger.note("lines." + outcome, 1);
  }

  /**
   * Ends the intake.
   *
   * @return every asset of the plant, also one without any data, in the order of the plant
   */
  public List<AssetFold> finish() {
    List<AssetFold> folds = new ArrayList<>();
    for (AssetHistory history : plant.assets()) {
      AssetMinutes minutes = assets.remove(history.key());
      List<MinuteBucket> buckets = minutes == null ? List.of() : minutes.finish(ledger);
      folds.add(new AssetFold(history, buckets));
    }
    return folds;
  }

  /**
   * The tick that would tell of the newest point: the first whole minute after its receipt, ns
   * since the epoch; null when there was no point.
   */
  public @Nullable Long nextTick() {
    return newest == null ? null : (Long) MinuteBucket.startOf(MinuteBucket.minuteOf(newest) + 1);
  }

  /** The account; whole once the intake has ended. */
  public Ledger ledger() {
    return ledger;
  }
}
