package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.SECOND;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Hard cases 6, 7 and 37: time of which nothing is known. The press makes a piece in 30 s. */
class GapCasesTest {
  private static final UnaryOperator<OeeSpec> STALE = oee -> Facts.staleAfter(oee, 60 * SECOND);

  /** Runs and is heard until 08:30, is silent, and speaks again from 09:00 on; 10:00 is the end. */
  private static List<Observation> silence(long made) {
    List<Observation> facts = new ArrayList<>();
    for (long time = at("08:00"); time <= at("10:00"); time += 60 * SECOND) {
      if (time <= at("08:30") || time >= at("09:00")) {
        facts.add(state(time, "ACTIVE"));
        long before = (time - at("08:00")) / (60 * SECOND);
        facts.add(count(time, "part_count", time <= at("08:30") ? before : made + before - 30));
      }
    }
    return facts;
  }

  private static ShiftResult fold(AssetHistory history, List<Observation> facts) {
    return Facts.fold(history, window("08:00", "10:00"), facts.toArray(Observation[]::new));
  }

  @Test
  void piecesThatACounterProvesForAGapAreCountedAndKeptOutOfTheRatios() {
    ShiftResult result = fold(Facts.press(STALE), silence(30));

    // the last minute before the silence can have made two of the thirty
    assertThat(result.pieces()).isEqualTo(new Pieces(119, 119, 0, 0, 28));
    assertThat(result.times().unknown()).isEqualTo(29 * 60_000);
    assertThat(result.ratios().performance()).isEqualTo(0.5);
    assertThat(result.flags()).contains(ResultFlag.GAP, ResultFlag.LOW_COVERAGE);
  }

  @Test
  void theKnobMakesRunTimeOfWhatTheCounterProves() {
    ShiftResult result = fold(Facts.press(knobs -> knobs.inferRun = true, STALE), silence(30));

    assertThat(result.pieces()).isEqualTo(new Pieces(119, 119, 0, 0));
    assertThat(result.times().run()).isEqualTo(91 * 60_000 + 28 * 30_000);
    assertThat(result.times().unknown()).isEqualTo(29 * 60_000 - 28 * 30_000);
    assertThat(result.flags()).contains(ResultFlag.RUN_INFERRED);
  }

  @Test
  void unknownTimeThatIsALossTakesTheCoverageRangeAway() {
    ShiftResult result =
        fold(Facts.press(knobs -> knobs.unknown = OeePolicy.Counts.LOSS, STALE), silence(30));

    assertThat(result.plannedMillis()).isEqualTo(120 * 60_000);
    assertThat(result.ratios().coverage()).isEqualTo(1);
    assertThat(result.ratios().oeeLow()).isEqualTo(result.ratios().oee());
    assertThat(result.pieces()).isNotNull().extracting(Pieces::gap).isEqualTo(0L);
  }

  @Test
  void aCounterThatMovesWithoutAnyStateProvesPiecesAndNoRatio() {
    Observation[] counts = {count("08:00", 10), count("09:00", 70), count("09:59", 120)};

    ShiftResult silent = fold(Facts.press(oee -> oee), List.of(counts));
    ShiftResult inferred =
        fold(Facts.press(knobs -> knobs.inferRun = true, oee -> oee), List.of(counts));

    assertThat(silent.status()).isEqualTo(ShiftResult.Status.NO_DATA);
    assertThat(silent.pieces()).isEqualTo(new Pieces(110, 110, 0, 0, 110));
    assertThat(silent.ratios().oee()).isNull();
    assertThat(inferred.times().run()).isEqualTo(110 * 30_000);
    assertThat(inferred.ratios().performance()).isEqualTo(1);
  }

  @Test
  void aHeartbeatAloneKeepsTheStateAndTheCoverage() {
    List<Observation> facts = new ArrayList<>();
    facts.add(state("08:00", "ACTIVE"));
    for (long time = at("08:00"); time < at("10:00"); time += 30 * SECOND) {
      facts.add(Facts.said(Role.HEARTBEAT, time, "1"));
    }

    ShiftResult result = fold(Facts.press(knobs -> {}, STALE, Role.HEARTBEAT), facts);

    assertThat(result.times().run()).isEqualTo(120 * 60_000);
    assertThat(result.ratios().coverage()).isEqualTo(1);
    assertThat(result.flags()).isEmpty();
  }

  @Test
  void aMachineThatRestartsIsUnknownUntilItsFirstMappedState() {
    ShiftResult result =
        fold(
            Facts.press(oee -> oee),
            List.of(
                state("08:00", "ACTIVE"),
                state("08:30", "INITIALIZING"),
                state("08:40", "READY"),
                state("08:45", "ACTIVE"),
                // a retained value that the broker sends again with its old time
                state("08:00", "ACTIVE")));

    assertThat(result.times().unknown()).isEqualTo(10 * 60_000);
    assertThat(result.times().waiting()).isEqualTo(5 * 60_000);
    assertThat(result.times().run()).isEqualTo(105 * 60_000);
    assertThat(result.flags()).containsExactly(ResultFlag.UNMAPPED_STATE);
  }
}
