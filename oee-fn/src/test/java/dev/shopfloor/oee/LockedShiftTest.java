package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.HOUR;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.nanos;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.DataQualityAlert.Problem;
import dev.shopfloor.plant.OeePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockedShiftTest {
  private final Press press = new Press();

  private void policy(OeePolicy policy) {
    press.history = Specs.with(press.history, oee -> Specs.policy(oee, policy));
  }

  private List<DataQualityAlert> lockedAlerts() {
    return press.told(DataQualityAlert.class).stream()
        .filter(alert -> alert.problem() == Problem.LOCKED_SHIFT)
        .toList();
  }

  @Test
  void lateDataOfALockedShiftIsAnAdjustmentToldOnceAndItsNumbersStay() {
    policy(Specs.locks(6 * HOUR, 0));
    press.arrive(state("05:00", "ACTIVE"));
    press.ticks("12:55", "13:20");
    press.ticks("19:00", "19:02");
    ShiftResult before = press.shift("05:00");
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("19:03", "19:20");

    assertThat(press.restated()).isEmpty();
    assertThat(lockedAlerts()).hasSize(1);
    assertThat(press.shift("05:00")).isEqualTo(before);
    ShiftResult would = press.store.adjustment(Press.KEY, at("05:00"));
    assertThat(would.times().fault()).isEqualTo(3_600_000);

    press.arrive(state("10:30", "STOPPED"));
    press.ticks("19:21", "19:30");
    assertThat(lockedAlerts()).hasSize(1);
    press.arrive(state("11:30", "STOPPED"), state("11:40", "ACTIVE"));
    press.ticks("19:31", "19:40");
    assertThat(lockedAlerts()).hasSize(2);
  }

  @Test
  void theNextShiftsEndMarksThoseThatAreLockedForTheirReaders() {
    policy(Specs.locks(6 * HOUR, 0));
    press.arrive(state("05:00", "ACTIVE"));
    press.ticks("12:55", "13:20");
    press.ticks("20:58", "21:20");

    assertThat(press.shift("05:00").lifecycle().phase()).isEqualTo(Lifecycle.Phase.LOCKED);
    assertThat(press.shift("05:00").version()).isEqualTo(1);
    assertThat(press.shift("13:00").lifecycle().phase()).isEqualTo(Lifecycle.Phase.FINAL);
  }

  @Test
  void aMonthIsLockedOnADayOfTheNextInTheSitesZone() {
    policy(Specs.locks(0, 3));
    ShiftWindow march =
        new ShiftWindow(
            "night",
            "2026-03-31",
            nanos("2026-03-31T22:30:00Z"),
            nanos("2026-04-01T04:00:00Z"),
            false,
            List.of());

    // the third of April begins at 22:00 UTC in Berlin
    assertThat(Lock.locked(press.history.latest(), march, nanos("2026-04-02T21:59:59Z"))).isFalse();
    assertThat(Lock.locked(press.history.latest(), march, nanos("2026-04-02T22:00:00Z"))).isTrue();
    assertThat(Lock.reach(press.history.latest(), nanos("2026-04-02T22:00:00Z")))
        .isGreaterThan(march.start());
  }

  @Test
  void withoutALockNothingIs() {
    assertThat(
            Lock.locked(
                press.history.latest(),
                Facts.window("05:00", "13:00"),
                nanos("2030-01-01T00:00:00Z")))
        .isFalse();
    assertThat(Lock.reach(press.history.latest(), at("13:00"))).isEqualTo(Head.NEVER);
  }
}
