package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert.State;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.DataQualityAlert.Problem;
import org.junit.jupiter.api.Test;

class ShiftAlertsTest {
  private final Press press = new Press();

  @Test
  void lowCoverageIsRaisedAtTheCloseAndClearedByTheVersionThatKnowsEnough() {
    press.arrive(state("06:00", "ACTIVE"));
    press.ticks("12:55", "13:20");
    assertThat(press.told(DataQualityAlert.class)).hasSize(1);
    DataQualityAlert raised = press.told(DataQualityAlert.class).getFirst();
    assertThat(raised.problem()).isEqualTo(Problem.LOW_COVERAGE);
    assertThat(raised.state()).isEqualTo(State.RAISED);
    assertThat(raised.value()).isLessThan(.9);
    assertThat(raised.eventTime()).isEqualTo(at("13:00"));

    press.arrive(state("05:00", "ACTIVE"));
    press.ticks("13:21", "13:30");

    assertThat(press.told(DataQualityAlert.class))
        .extracting(DataQualityAlert::state)
        .containsExactly(State.RAISED, State.CLEARED);
    assertThat(press.restated()).hasSize(1);
  }

  @Test
  void whatIsKnownBeforeItIsFinalClearsItToo() {
    press.arrive(state("06:00", "ACTIVE"));
    press.ticks("12:55", "13:00");
    press.arrive(state("05:00", "ACTIVE"));
    press.ticks("13:01", "13:20");

    assertThat(press.told(DataQualityAlert.class))
        .extracting(DataQualityAlert::state)
        .containsExactly(State.RAISED, State.CLEARED);
  }

  @Test
  void moreThanTheIdealCycleAllowsIsImplausible() {
    // 30 s a piece: 960 pieces are ideal
    press.arrive(state("05:00", "ACTIVE"), count("05:00", 0));
    for (int hour = 6; hour < 13; hour++) {
      press.arrive(count(at("00:00") + hour * Facts.HOUR, "part_count", (hour - 5) * 170L));
    }
    press.ticks("12:55", "13:20");

    assertThat(press.told(DataQualityAlert.class))
        .extracting(DataQualityAlert::problem)
        .containsExactly(Problem.IMPLAUSIBLE_PERFORMANCE);
  }
}
