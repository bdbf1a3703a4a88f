package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.HOUR;
import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.product;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Shifts of the day in UTC: early 05:00 to 13:00, late to 21:00, night to 05:00. */
class RestatementTest {
  private static final AssetKey PRESS = TestPlant.PRESS;

  private final MemoryOeeStore store = new MemoryOeeStore();
  private final Outbox outbox = new Outbox();
  private AssetHistory history = Shifts.press(0, 0, Shifts.THREE);

  private void tick(long time) {
    AssetTick.run(store, outbox, history, time);
  }

  private void tick(String time) {
    tick(at(time));
  }

  private void ticks(String from, String to) {
    for (long time = at(from); time <= at(to); time += MINUTE) {
      tick(time);
    }
  }

  private void arrive(Observation... observations) {
    store.arrive(PRESS, Arrays.asList(observations));
  }

  private List<ShiftRestated> restated() {
    return outbox.events.stream()
        .filter(ShiftRestated.class::isInstance)
        .map(ShiftRestated.class::cast)
        .toList();
  }

  private ShiftResult shift(String start) {
    return Objects.requireNonNull(store.results.get(PRESS)).get(at(start));
  }

  /** The early shift has run all the time, and the late one an hour. */
  private void earlyShiftClosed() {
    arrive(product("05:00", "a"), state("05:00", "ACTIVE"), count("05:00", 0));
    arrive(count("12:00", 6_000));
    ticks("12:55", "14:00");
    outbox.telemetry.clear();
  }

  @Test
  void lateDataOfAClosedShiftRestatesItByTheNextTick() {
    earlyShiftClosed();
    ShiftResult before = shift("05:00");
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));

    tick("14:01");

    ShiftRestated event = restated().getFirst();
    assertThat(restated()).hasSize(1);
    assertThat(event.shift()).isEqualTo("early");
    assertThat(event.start()).isEqualTo(at("05:00"));
    assertThat(event.end()).isEqualTo(at("13:00"));
    assertThat(event.version()).isEqualTo(2);
    assertThat(event.before().availability()).isEqualTo(1);
    assertThat(event.before().oee()).isEqualTo(before.ratios().oee());
    assertThat(event.after().runMillis()).isEqualTo(7 * 3_600_000);
    assertThat(event.after().pieces()).isEqualTo(6_000);
    assertThat(before.version()).isEqualTo(1);
    assertThat(shift("05:00").version()).isEqualTo(2);
    assertThat(shift("05:00").times().fault()).isEqualTo(3_600_000);
    assertThat(event.after().oee()).isEqualTo(shift("05:00").ratios().oee());
  }

  @Test
  void theRestatedKpisHaveTheTimeAtWhichTheShiftEnded() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));

    tick("14:01");

    TelemetryMessage kpis = outbox.telemetry.getFirst();
    assertThat(kpis.points()).allMatch(point -> point.time() == at("13:00"));
    // so that a store which keeps the last in event order keeps these
    assertThat(kpis.points()).allMatch(point -> point.sequence() == 2);
    outbox.telemetry.subList(1, outbox.telemetry.size()).clear();
    assertThat(outbox.newest("SHIFT"))
        .containsEntry("fault_ms", 3_600_000L)
        .containsEntry("pieces", 6_000L);
  }

  @Test
  void whatWasRestatedIsNotToldAgain() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    ticks("14:01", "14:30");

    assertThat(restated()).hasSize(1);

    arrive(state("11:30", "STOPPED"), state("11:40", "ACTIVE"));
    ticks("14:31", "14:40");

    assertThat(restated()).extracting(ShiftRestated::version).containsExactly(2, 3);
    assertThat(restated().getLast().before()).isEqualTo(restated().getFirst().after());
    assertThat(restated()).extracting(ShiftRestated::eventId).doesNotHaveDuplicates();
  }

  @Test
  void lateDataThatChangesNothingIsNotTold() {
    earlyShiftClosed();
    arrive(state("10:00", "ACTIVE"), count("12:00", 6_000), state("11:00", "ACTIVE"));
    ticks("14:01", "14:05");

    assertThat(restated()).isEmpty();
    assertThat(shift("05:00").version()).isEqualTo(1);
    assertThat(store.heads.get(PRESS).dirtyFrom()).isEqualTo(Head.NOTHING);
  }

  @Test
  void whatTheNextShiftsInheritRestatesThemToo() {
    earlyShiftClosed();
    ticks("14:01", "21:05");
    // the machine stopped before the border and nobody has said since that it runs
    arrive(state("12:59", "STOPPED"));

    tick("21:06");

    assertThat(restated()).extracting(ShiftRestated::shift).containsExactly("early", "late");
    assertThat(shift("13:00").times().fault()).isEqualTo(8 * 3_600_000);
    assertThat(outbox.newest("SHIFT")).containsEntry("fault_ms", 6L * 60_000);
  }

  @Test
  void aLateChangeoverRestatesByTheCycleOfTheProduct() {
    earlyShiftClosed();
    arrive(product("06:00", "b"));

    tick("14:01");

    // 6000 pieces of 6 s instead of 4 s; the break stands outside what is planned only if it stood
    assertThat(shift("05:00").ratios().performance()).isEqualTo(36_000 / 28_800d);
    assertThat(shift("05:00").product()).isEqualTo("b");
    assertThat(restated()).hasSize(1);
  }

  @Test
  void aCounterThatWasResetAroundTheBorderIsRestatedExactly() {
    earlyShiftClosed();
    arrive(count("13:30", 300));
    ticks("14:01", "14:10");
    assertThat(Objects.requireNonNull(shift("05:00").pieces()).total()).isEqualTo(6_000);

    arrive(count("12:30", 6_400), count("12:50", 0), count("12:55", 40));
    tick("14:11");

    assertThat(Objects.requireNonNull(shift("05:00").pieces()).total()).isEqualTo(6_440);
    assertThat(shift("05:00").flags()).contains(ResultFlag.COUNT_RESET);
    assertThat(outbox.newest("SHIFT")).containsEntry("pieces", 260L);
  }

  @Test
  void lateDataBetweenShiftsReachesTheShiftAfter() {
    history =
        Shifts.press(0, 0, List.of(Shifts.shift("early", 6, 10), Shifts.shift("late", 14, 22)));
    arrive(state("05:00", "ACTIVE"));
    ticks("08:55", "09:05");
    ticks("12:55", "21:10");
    arrive(state("11:00", "STOPPED"), state("13:30", "ACTIVE"));
    tick("21:11");

    assertThat(restated()).extracting(ShiftRestated::shift).containsExactly("late");
    assertThat(shift("13:00").times().fault()).isEqualTo(30 * 60_000);
  }

  @Test
  void aCrashBeforeTheEndTellsTheSameOnceMoreAndLosesNothing() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    outbox.closed = true;
    assertThatThrownBy(() -> tick("14:01")).hasMessageContaining("bus");
    assertThat(shift("05:00").version()).isEqualTo(1);
    outbox.closed = false;

    tick("14:02");
    Head head = Objects.requireNonNull(store.heads.get(PRESS));
    assertThat(restated()).hasSize(1);
    assertThat(head.dirtyFrom()).isEqualTo(Head.NOTHING);
    assertThat(shift("05:00").version()).isEqualTo(2);
  }

  @Test
  void aCrashAfterTheEventRepeatsItsId() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    Head head = Objects.requireNonNull(store.heads.get(PRESS));
    ShiftResult told = shift("05:00");
    tick("14:01");
    store.heads.put(PRESS, head);
    Objects.requireNonNull(store.results.get(PRESS)).put(at("05:00"), told);
    tick("14:01");

    assertThat(restated()).hasSize(2);
    assertThat(restated().getFirst()).isEqualTo(restated().getLast());
  }

  @Test
  void aCrashAfterTheResultTellsNothingTwice() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    Head head = Objects.requireNonNull(store.heads.get(PRESS));
    tick("14:01");
    store.heads.put(PRESS, head);
    tick("14:01");

    assertThat(restated()).hasSize(1);
    assertThat(shift("05:00").version()).isEqualTo(2);
  }

  @Test
  void whatComesLateWhileTheTickIsAtWorkIsForTheNextOne() {
    earlyShiftClosed();
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    List<ShopfloorEvent> told = new ArrayList<>();
    Outlet slow =
        new Outlet() {
          @Override
          public void telemetry(List<TelemetryMessage> messages) {}

          @Override
          public void events(List<ShopfloorEvent> events) {
            told.addAll(events);
            if (told.size() == 1) {
              arrive(state("06:00", "STOPPED"), state("07:00", "ACTIVE"));
            }
          }
        };

    AssetTick.run(store, slow, history, at("14:01"));
    assertThat(store.heads.get(PRESS).dirtyFrom()).isEqualTo(at("06:00"));
    AssetTick.run(store, slow, history, at("14:02"));

    assertThat(told).hasSize(2);
    assertThat(shift("05:00").version()).isEqualTo(3);
    assertThat(shift("05:00").times().fault()).isEqualTo(2 * 3_600_000);
    assertThat(store.heads.get(PRESS).dirtyFrom()).isEqualTo(Head.NOTHING);
  }

  @Test
  void aWriterThatDidNotKnowOfTheEndIsFoundTwoMinutesLater() {
    arrive(state("05:00", "ACTIVE"));
    ticks("12:00", "13:00");
    store.merge(PRESS, List.of(state("12:50", "STOPPED")));
    tick("13:01");
    assertThat(restated()).isEmpty();

    ticks("13:02", "13:20");

    assertThat(restated()).hasSize(1);
    assertThat(shift("05:00").times().fault()).isEqualTo(10 * 60_000);
  }

  @Test
  void aStragglerAfterTheEndOfTheShiftIsLateWithoutWaitingForASeal() {
    arrive(state("05:00", "ACTIVE"));
    ticks("12:00", "13:03");
    arrive(state("12:59", "STOPPED"));
    tick("13:04");

    assertThat(restated()).hasSize(1);
    assertThat(shift("05:00").times().fault()).isZero();
    assertThat(shift("05:00").times().minor()).isEqualTo(60_000);
  }

  @Test
  void withoutLateDataATickReadsNoMoreAndAClosedShiftIsLookedAtOnce() {
    arrive(count("05:00", 1));
    List<Integer> reads = new ArrayList<>();
    for (long time = at("05:01"); time <= at("05:00") + 48 * HOUR; time += MINUTE) {
      arrive(state(time - MINUTE / 2, "ACTIVE"));
      store.bucketsRead = 0;
      tick(time);
      reads.add(store.bucketsRead);
    }

    assertThat(reads).allMatch(read -> read <= 100);
    assertThat(reads.stream().filter(read -> read > 45).count()).isLessThanOrEqualTo(6 * 14);
    assertThat(store.resultQueries).isEqualTo(5);
    assertThat(restated()).isEmpty();
  }

  @Test
  void aLongHistoryIsRestatedByOneTickAfterAnother() {
    arrive(state("05:00", "ACTIVE"));
    long end = at("05:00") + 10 * 24 * HOUR + 10 * MINUTE;
    tick("05:01");
    tick(end - MINUTE * 5);
    tick(end);
    assertThat(store.results.get(PRESS)).hasSize(31);

    arrive(state("05:00:01", "STOPPED"));
    tick(end + MINUTE);
    assertThat(restated()).hasSize(Restatement.MOST_SHIFTS);
    tick(end + 2 * MINUTE);

    assertThat(restated()).hasSize(30);
    assertThat(restated()).extracting(ShiftRestated::version).containsOnly(2);
    assertThat(store.heads.get(PRESS).recheckFrom()).isEqualTo(Head.NOTHING);
    tick(end + 3 * MINUTE);
    assertThat(restated()).hasSize(30);
  }

  @Test
  void aPlantModelThatMovedTheShiftsLeavesTheClosedOnesAsTheyWere() {
    earlyShiftClosed();
    history = Shifts.press(0, 0, List.of(Shifts.shift("day", 0, 0)));
    arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    tick("14:01");

    assertThat(restated()).extracting(ShiftRestated::shift).containsExactly("early");
    assertThat(shift("05:00").times().fault()).isEqualTo(3_600_000);
  }
}
