package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.said;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutsideShiftsTest {
  // Berlin: 05:00 to 13:00 and 21:00 to 05:00 UTC
  private final AssetHistory press =
      Facts.history(
          TestPlant.with(
              Shifts.press(
                      0, 0, List.of(Shifts.shift("early", 6, 14), Shifts.shift("night", 22, 6)))
                  .latest(),
              TestPlant.tag("reason", Role.REASON, ValueType.TEXT)));
  private final MemoryOeeStore store = new MemoryOeeStore();
  private final Outbox outbox = new Outbox();

  private void ticks(String from, String to, Observation... facts) {
    store.arrive(press.key(), List.of(facts));
    for (long time = at(from); time <= at(to); time += Facts.MINUTE) {
      Press.tick(store, outbox, press, time);
    }
  }

  @Test
  void piecesMadeBetweenShiftsAreToldOnceTheNextOneBegins() {
    ticks(
        "12:50",
        "21:01",
        state("12:00", "ACTIVE"),
        count("12:59", 10),
        count("13:30", 20),
        count("20:59", 40));

    assertThat(outbox.newest("OFFSHIFT"))
        .containsEntry("n_total", 30L)
        .containsEntry("t_offshift", 8 * 3_600_000L)
        .doesNotContainKey("oee")
        .containsEntry("teep", 30 * 30 / (8 * 3_600d));
  }

  @Test
  void aFaultIsAnnouncedWithTheReasonSaidSoFar() {
    ticks(
        "11:00",
        "12:00",
        state("10:00", "ACTIVE"),
        state("11:10", "STOPPED"),
        said(Role.REASON, "11:12", "belt"));

    assertThat(outbox.events.getFirst())
        .isInstanceOfSatisfying(
            StopStarted.class, stop -> assertThat(stop.reason()).isEqualTo("belt"));
  }
}
