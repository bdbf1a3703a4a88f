package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every expected number here was worked out by hand. */
class TallyTest {
  private static final long MINUTE = 60_000;

  @Test
  void aFaultIsALossOfAvailabilityAndAShortStopOneOfPerformance() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .count("06:00", 100, 10)
            .state("06:30", "FAULT")
            .state("06:40", "RUN")
            .state("06:50", "WAIT")
            .state("06:51:30", "RUN")
            .count("06:59:59", 280, 19)
            .asOf("07:00");

    assertThat(answer.stateMillis())
        .isEqualTo(Map.of("RUN", 2_910_000L, "FAULT", 600_000L, "WAIT", 90_000L));
    assertThat(answer.plannedMillis()).isEqualTo(60 * MINUTE);
    assertThat(answer.runMillis()).isEqualTo(50 * MINUTE);
    assertThat(answer.pieces()).isEqualTo(180);
    assertThat(answer.scrap()).isEqualTo(9);
    assertThat(answer.good()).isEqualTo(171);
    assertThat(answer.availability()).isEqualTo(50.0 / 60);
    // 180 pieces of 10 s in 50 minutes
    assertThat(answer.performance()).isEqualTo(0.6);
    assertThat(answer.quality()).isEqualTo(0.95);
    assertThat(answer.oee()).isEqualTo(0.475);
    assertThat(answer.closed()).isFalse();
  }

  @Test
  void aStopIsShortUntilItHasLastedTwoMinutes() {
    Script script =
        Script.shift().count("06:00", 5, 0).state("06:00", "RUN").state("06:10", "WAIT");

    assertThat(script.asOf("06:11:59.999").runMillis()).isEqualTo(12 * MINUTE - 1);
    assertThat(script.asOf("06:12").runMillis()).isEqualTo(10 * MINUTE);
  }

  @Test
  void waitAndFaultInARowAreOneStop() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .state("06:10", "WAIT")
            .state("06:11", "FAULT")
            .state("06:12:30", "RUN")
            .asOf("06:20");

    assertThat(answer.runMillis()).isEqualTo(17 * MINUTE + 30_000);
    assertThat(answer.plannedMillis()).isEqualTo(20 * MINUTE);
  }

  @Test
  void setupIsPlannedBusyTimeButNoProduction() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .state("06:10", "SETUP")
            .state("06:11", "RUN")
            .asOf("06:20");

    assertThat(answer.plannedMillis()).isEqualTo(20 * MINUTE);
    assertThat(answer.runMillis()).isEqualTo(19 * MINUTE);
  }

  @Test
  void standingInTheBreakIsPlannedAndRunningInItCounts() {
    ShiftAnswer answer =
        Script.shift()
            .pause("08:00", "08:15")
            .state("06:00", "RUN")
            .state("08:01", "WAIT")
            .state("08:14", "RUN")
            .asOf("09:00");

    assertThat(answer.stateMillis()).isEqualTo(Map.of("RUN", 167 * MINUTE, "WAIT", 13 * MINUTE));
    assertThat(answer.plannedMillis()).isEqualTo(167 * MINUTE);
    assertThat(answer.runMillis()).isEqualTo(167 * MINUTE);
    assertThat(answer.availability()).isEqualTo(1.0);
  }

  @Test
  void aStopThatReachesBeyondTheBreakCountsOutsideOfIt() {
    ShiftAnswer answer =
        Script.shift()
            .pause("08:00", "08:15")
            .state("06:00", "RUN")
            .state("07:50", "WAIT")
            .state("08:20", "RUN")
            .asOf("09:00");

    assertThat(answer.plannedMillis()).isEqualTo(165 * MINUTE);
    assertThat(answer.runMillis()).isEqualTo(150 * MINUTE);
  }

  @Test
  void eachPieceCountsWithTheIdealCycleOfItsProduct() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .product("06:00", "a")
            .count("06:00", 1_000, 0)
            .count("06:30", 1_300, 3)
            .product("06:35", "b")
            .count("06:59:59", 1_500, 5)
            .asOf("07:00");

    // 300 x 4 s + 200 x 6 s = 2400 s of 3600 s; good: 297 x 4 s + 198 x 6 s = 2376 s
    assertThat(answer.pieces()).isEqualTo(500);
    assertThat(answer.performance()).isEqualTo(2_400.0 / 3_600, within(1e-12));
    assertThat(answer.quality()).isEqualTo(0.99, within(1e-12));
    assertThat(answer.oee()).isEqualTo(0.66, within(1e-12));
  }

  @Test
  void aCounterThatBeginsAnewLosesNoPiece() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .count("06:00", 1_204, 60)
            .count("06:10", 1_220, 61)
            .count("06:11", 0, 0)
            .count("06:20", 25, 2)
            .asOf("06:30");

    assertThat(answer.pieces()).isEqualTo(16 + 25);
    assertThat(answer.scrap()).isEqualTo(1 + 2);
  }

  @Test
  void aShiftBeginsWithTheStateAndTheCountsBeforeIt() {
    ShiftAnswer answer =
        Script.shift()
            .state("05:40", "FAULT")
            .count("05:59", 70, 7)
            .state("06:10", "RUN")
            .count("06:20", 90, 8)
            .asOf("06:20:00.001");

    assertThat(answer.stateMillis())
        .isEqualTo(Map.of("FAULT", 10 * MINUTE, "RUN", 10 * MINUTE + 1));
    assertThat(answer.pieces()).isEqualTo(20);
    assertThat(answer.scrap()).isEqualTo(1);
  }

  @Test
  void theFirstValueOfACounterCountsNothing() {
    ShiftAnswer answer =
        Script.shift().state("06:00", "RUN").count("06:01", 5_000, 300).asOf("06:10");

    assertThat(answer.pieces()).isZero();
    assertThat(answer.performance()).isEqualTo(0.0);
    assertThat(answer.quality()).isNull();
    assertThat(answer.oee()).isEqualTo(0.0);
  }

  @Test
  void timeBeforeTheFirstStateIsUnknownAndNotPlanned() {
    ShiftAnswer answer = Script.shift().state("06:10", "RUN").asOf("06:30");

    assertThat(answer.stateMillis()).isEqualTo(Map.of("(none)", 10 * MINUTE, "RUN", 20 * MINUTE));
    assertThat(answer.plannedMillis()).isEqualTo(20 * MINUTE);
    assertThat(answer.performance()).isNull();
    assertThat(answer.oee()).isNull();
  }

  @Test
  void whatCarriesALaterTimeThanTheInstantAskedForHasNotHappened() {
    Script script =
        Script.shift()
            .state("06:00", "RUN")
            .count("06:00", 1, 0)
            .state("06:20", "FAULT")
            .count("06:20", 9, 0);

    assertThat(script.asOf("06:20").stateMillis()).isEqualTo(Map.of("RUN", 20 * MINUTE));
    assertThat(script.asOf("06:20").pieces()).isZero();
    assertThat(script.asOf("06:20:00.001").pieces()).isEqualTo(8);
  }

  @Test
  void nothingIsCountedBeyondTheEndOfTheShift() {
    ShiftAnswer answer =
        Script.shift()
            .state("06:00", "RUN")
            .count("06:00", 10, 0)
            .count("13:59", 60, 0)
            .count("14:00", 70, 0)
            .state("14:00", "FAULT")
            .asOf("15:00");

    assertThat(answer.closed()).isTrue();
    assertThat(answer.stateMillis()).isEqualTo(Map.of("RUN", 480 * MINUTE));
    assertThat(answer.pieces()).isEqualTo(50);
  }
}
