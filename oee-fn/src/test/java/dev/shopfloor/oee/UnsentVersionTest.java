package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that were stored and not told, because the tick ended in between. */
class UnsentVersionTest {
  private final Press press = new Press();

  @BeforeEach
  void running() {
    press.arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 600));
    press.ticks("12:55", "12:59");
  }

  private void closedBus(String time) {
    press.outbox.closed = true;
    assertThatThrownBy(() -> press.tick(time)).hasMessageContaining("bus");
    press.outbox.closed = false;
  }

  @Test
  void theNextTickTellsThemAsTheyWereStoredWhateverHasComeSince() {
    closedBus("13:00");
    assertThat(press.head().unsent()).containsExactly(new Head.Mark(at("05:00"), 0));
    press.arrive(state("12:00", "STOPPED"));

    press.tick("13:01");

    ShiftClosed closed = press.told(ShiftClosed.class).getFirst();
    assertThat(press.told(ShiftClosed.class)).hasSize(1);
    assertThat(closed.runMillis()).isEqualTo(8 * 3_600_000L);
    // what came since is in the provisional result, and will be in the final one
    assertThat(press.shift("05:00").times().fault()).isEqualTo(3_600_000L);
    assertThat(press.head().unsent()).isEmpty();
  }

  @Test
  void aRestatementThatWasNotToldIsToldByTheNextTick() {
    press.ticks("13:00", "14:00");
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:05");
    closedBus("14:06");
    assertThat(press.shift("05:00").version()).isEqualTo(2);

    press.ticks("14:07", "14:20");

    assertThat(press.restated()).hasSize(1);
    assertThat(press.restated().getFirst().after().runMillis()).isEqualTo(7 * 3_600_000);
    assertThat(press.head().unsent()).isEmpty();
    assertThat(press.head().closed().settled()).isTrue();
  }

  @Test
  void aCrashAfterTheEventRepeatsIt() {
    press.ticks("13:00", "14:00");
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:05");
    Head before = press.head();
    press.tick("14:06");
    press.store.heads.put(Press.KEY, before.withUnsent(Set.of(new Head.Mark(at("05:00"), 2))));
    press.tick("14:07");

    assertThat(press.restated()).hasSize(2);
    assertThat(press.restated().getFirst()).isEqualTo(press.restated().getLast());
    assertThat(press.shift("05:00").version()).isEqualTo(2);
  }

  @Test
  void aTickThatFindsAnotherOneAtWorkGoesBack() {
    press.store.versions.put(
        Press.KEY,
        new HashMap<>(
            Map.of(
                new Head.Mark(at("05:00"), 0),
                new Version(
                    Fold.fold(
                        press.history, Facts.window("05:00", "13:00"), List.of(), at("13:00")),
                    null,
                    0,
                    0))));

    assertThatThrownBy(() -> press.tick("13:00")).hasMessageContaining("another tick");

    assertThat(press.outbox.events).isEmpty();
    assertThat(press.head().lastTick()).isEqualTo(at("12:59"));
  }

  @Test
  void whatComesLateWhileTheTickIsAtWorkIsForTheNextOne() {
    press.ticks("13:00", "14:00");
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:05");
    List<ShopfloorEvent> told = new ArrayList<>();
    Outlet slow =
        new Outlet() {
          @Override
          public void telemetry(List<TelemetryMessage> messages) {}

          @Override
          public void events(List<ShopfloorEvent> events) {
            told.addAll(events);
            press.arrive(state("06:00", "STOPPED"), state("07:00", "ACTIVE"));
          }
        };

    Press.tick(press.store, slow, press.history, at("14:06"));
    assertThat(press.head().dirtyFrom()).isEqualTo(at("06:00"));
    press.ticks("14:07", "14:12");

    assertThat(told).hasSize(1);
    assertThat(press.restated()).extracting(ShiftRestated::version).containsExactly(3);
    assertThat(press.shift("05:00").times().fault()).isEqualTo(2 * 3_600_000);
    assertThat(press.head().dirtyFrom()).isEqualTo(Head.NOTHING);
  }
}
