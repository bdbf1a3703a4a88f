package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.nanos;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.testing.TestPlant;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssetTickTest {
  private static final AssetKey PRESS = TestPlant.PRESS;
  // a day of Berlin: 23:00 to 23:00 UTC
  private static final long DAY_START = nanos("2026-03-01T23:00:00Z");

  private final MemoryOeeStore store = new MemoryOeeStore();
  private final Outbox outbox = new Outbox();
  private AssetHistory history = Facts.press(oee -> oee);

  private int tick(long time) {
    return Press.tick(store, outbox, history, time).points();
  }

  private void arrive(Observation... observations) {
    store.arrive(PRESS, List.of(observations));
  }

  private ShiftResult result() {
    return store.results.get(PRESS).lastEntry().getValue();
  }

  private void shifts(ShiftSpec... shifts) {
    history =
        Facts.press(oee ->
            new OeeSpec(
                oee.stateProfile(),
                oee.states(),
                oee.idealCycle(),
                0,
                0,
                oee.minorStop(),
                oee.stopAlertAfter(),
                oee.stopSeverity(),
                List.of(shifts),
                false));
  }

  private static ShiftSpec shift(String code, int from, int to) {
    return new ShiftSpec(
        code, LocalTime.of(from, 0), LocalTime.of(to, 0), EnumSet.allOf(DayOfWeek.class));
  }

  @Test
  void aTickTellsTheMinuteAndTheShiftSoFar() {
    arrive(state(DAY_START, "ACTIVE"), count("07:00", 100));
    arrive(state("08:00", "STOPPED"), count("07:59", 130));

    int points = tick(at("08:05"));

    assertThat(outbox.telemetry).hasSize(2);
    assertThat(points)
        .isEqualTo(outbox.telemetry.stream().mapToInt(message -> message.points().size()).sum());
    assertThat(outbox.telemetry.getFirst().context().machineType()).isEqualTo("oee");
    assertThat(outbox.newest("MINUTE"))
        .containsEntry("t_fault", 60_000L)
        .containsEntry("availability", 0.0)
        .containsEntry("state", "STOPPED")
        .doesNotContainKey("performance");
    Map<String, Object> shift = outbox.newest("SHIFT");
    assertThat(shift)
        .containsEntry("scope", "ASSET")
        .containsEntry("t_run", 9L * 3_600_000)
        .containsEntry("t_fault", 300_000L)
        .containsEntry("ppt", 9L * 3_600_000 + 300_000)
        .containsEntry("n_total", 30L);
    assertThat(result().asOf()).isEqualTo(at("08:05"));
    assertThat(result().closed()).isFalse();
  }

  @Test
  void aTickThatWasDoneChangesNothingMore() {
    arrive(state(DAY_START, "ACTIVE"));
    tick(at("08:05"));
    outbox.telemetry.clear();

    assertThat(tick(at("08:05"))).isZero();
    assertThat(tick(at("08:04"))).isZero();
    assertThat(outbox.telemetry).isEmpty();
  }

  @Test
  void aDeadTickThatIsMovedBackChangesNothingOfWhatCameAfterIt() {
    arrive(state(DAY_START, "ACTIVE"));
    tick(at("22:59"));
    tick(at("23:01"));
    List<ShiftResult> results = List.copyOf(store.results.get(PRESS).values());
    outbox.telemetry.clear();
    outbox.events.clear();

    assertThat(tick(at("22:30"))).isZero();
    assertThat(tick(at("23:00"))).isZero();

    assertThat(outbox.telemetry).isEmpty();
    assertThat(outbox.events).isEmpty();
    assertThat(store.results.get(PRESS).values()).containsExactlyElementsOf(results);
  }

  @Test
  void aShiftIsClosedOnceByItsWholeLength() {
    arrive(state(DAY_START, "ACTIVE"));
    tick(at("22:59"));
    tick(at("23:00"));
    tick(at("23:01"));

    ShiftClosed closed = (ShiftClosed) outbox.events.getFirst();
    assertThat(outbox.events).hasSize(1);
    assertThat(closed.start()).isEqualTo(DAY_START);
    assertThat(closed.end()).isEqualTo(at("23:00"));
    assertThat(closed.runMillis()).isEqualTo(24 * 3_600_000);
    assertThat(closed.pieces()).isNull();
    assertThat(store.results.get(PRESS)).hasSize(2);
    assertThat(store.results.get(PRESS).firstEntry().getValue().closed()).isTrue();
    assertThat(result().times().run()).isEqualTo(60_000);
  }

  @Test
  void shiftsThatNoTickSawAreClosedByTheNextOne() {
    shifts(shift("early", 6, 14), shift("late", 14, 22), shift("night", 22, 6));
    arrive(state("05:00", "ACTIVE"));
    tick(at("06:30"));
    tick(at("23:30"));

    assertThat(outbox.events)
        .extracting(event -> ((ShiftClosed) event).shift())
        .containsExactly("early", "late");
    assertThat(outbox.events)
        .extracting(event -> ((ShiftClosed) event).runMillis())
        .containsExactly(8 * 3_600_000L, 8 * 3_600_000L);
  }

  @Test
  void aLastingFaultIsToldOnceAndItsEndOnce() {
    arrive(state(DAY_START, "ACTIVE"), state("08:00:30", "STOPPED"));
    for (long time = at("08:01"); time <= at("08:20"); time += MINUTE) {
      tick(time);
    }
    assertThat(outbox.told()).containsExactly("StopStarted");
    StopStarted started = (StopStarted) outbox.events.getFirst();
    assertThat(started.start()).isEqualTo(at("08:00:30"));
    assertThat(started.state()).isEqualTo("STOPPED");

    arrive(state("08:20:15", "ACTIVE"));
    tick(at("08:21"));
    tick(at("08:22"));

    assertThat(outbox.told()).containsExactly("StopStarted", "StopEnded");
    StopEnded ended = (StopEnded) outbox.events.getLast();
    assertThat(ended.start()).isEqualTo(started.start());
    assertThat(ended.end()).isEqualTo(at("08:20:15"));
  }

  @Test
  void aFaultBelowTheThresholdIsNotTold() {
    arrive(state(DAY_START, "ACTIVE"), state("08:00", "STOPPED"), state("08:09:59", "ACTIVE"));
    for (long time = at("08:01"); time <= at("08:20"); time += MINUTE) {
      tick(time);
    }

    assertThat(outbox.events).isEmpty();
  }

  @Test
  void aFaultThatEndedSinceTheLastTickIsToldWithItsEnd() {
    arrive(state(DAY_START, "ACTIVE"));
    tick(at("08:09:30"));
    arrive(state("08:00", "STOPPED"), state("08:10:20", "ACTIVE"));
    tick(at("08:10:30"));
    tick(at("08:11:30"));

    assertThat(outbox.told()).containsExactly("StopStarted", "StopEnded");
  }

  @Test
  void aFaultAcrossAShiftBorderIsOneFault() {
    shifts(shift("early", 6, 14), shift("late", 14, 22), shift("night", 22, 6));
    arrive(state("05:00", "ACTIVE"), state("12:50", "STOPPED"), state("12:58", "INTERRUPTED"));
    for (long time = at("12:45"); time <= at("13:30"); time += MINUTE) {
      tick(time);
    }
    arrive(state("13:30:10", "ACTIVE"));
    tick(at("13:31"));

    assertThat(outbox.told())
        .containsExactly("ShiftClosed", "StopStarted", "ShiftFinalized", "StopEnded");
    assertThat(((StopStarted) outbox.events.get(1)).start()).isEqualTo(at("12:50"));
    assertThat(((StopEnded) outbox.events.getLast()).start()).isEqualTo(at("12:50"));
  }

  @Test
  void timeBetweenShiftsTellsNothingAndAlertsNobody() {
    shifts(shift("early", 6, 14));
    arrive(state("05:00", "ACTIVE"), state("13:30", "STOPPED"));
    for (long time = at("12:55"); time <= at("15:00"); time += MINUTE) {
      tick(time);
    }

    assertThat(outbox.told()).containsExactly("ShiftClosed", "ShiftFinalized");
    assertThat(outbox.newest("SHIFT")).containsEntry("t_run", 8 * 3_600_000L);
    assertThat(store.results.get(PRESS)).hasSize(1);
  }

  @Test
  void aCrashBeforeTheEndRepeatsTheSameEventIds() {
    arrive(state(DAY_START, "ACTIVE"), state("08:00", "STOPPED"));
    tick(at("08:05"));
    outbox.closed = true;
    assertThatThrownBy(() -> tick(at("08:10"))).hasMessageContaining("bus");
    outbox.closed = false;
    tick(at("08:10"));
    String id = outbox.events.getFirst().eventId();
    outbox.events.clear();
    store.heads.remove(PRESS);
    tick(at("08:10"));

    assertThat(outbox.told()).containsExactly("StopStarted");
    assertThat(outbox.events.getFirst().eventId()).isEqualTo(id);
  }

  @Test
  void lateDataThatTakesAnAnnouncedFaultAwayEndsIt() {
    arrive(state(DAY_START, "ACTIVE"), state("08:00", "STOPPED"));
    tick(at("08:10"));
    arrive(state("08:02", "ACTIVE"), state("08:09", "READY"));
    tick(at("08:11"));
    tick(at("08:12"));

    assertThat(outbox.told()).containsExactly("StopStarted", "StopEnded");
    assertThat(((StopEnded) outbox.events.getLast()).end()).isEqualTo(at("08:02"));
  }

  @Test
  void aTickReadsNoMoreAtTheEndOfTheShiftThanAtItsBeginning() {
    List<Integer> reads = new ArrayList<>();
    arrive(count(DAY_START, "part_count", 1));
    for (long time = DAY_START + MINUTE; time <= DAY_START + 1_439 * MINUTE; time += MINUTE) {
      arrive(state(time - MINUTE / 2, "ACTIVE"));
      store.bucketsRead = 0;
      tick(time);
      reads.add(store.bucketsRead);
    }

    assertThat(reads).allMatch(read -> read <= 45);
    assertThat(result().times().run()).isEqualTo(1_439 * 60_000L - 30_000);
  }

  @Test
  void whateverArrivesLateTheTicksEndWithTheResultOfAFoldAtOnce() {
    Random random = new Random(7);
    String[] states = {"ACTIVE", "READY", "STOPPED", "UNAVAILABLE"};
    List<Observation> all = new ArrayList<>();
    all.add(state(DAY_START - 84 * Facts.HOUR, "READY"));
    all.add(count(DAY_START - 84 * Facts.HOUR, "part_count", 5));
    long count = 5;
    for (long time = DAY_START; time < DAY_START + 12 * Facts.HOUR; ) {
      time += 1 + random.nextLong(8 * MINUTE);
      all.add(state(time, states[random.nextInt(states.length)]));
      count += random.nextInt(10);
      all.add(count(time + 1, "part_count", count));
    }
    List<List<Observation>> arrivals = new ArrayList<>();
    for (int minute = 0; minute <= 13 * 60; minute++) {
      arrivals.add(new ArrayList<>());
    }
    for (Observation observation : all) {
      long minute = Math.max(0, (observation.entry().time() - DAY_START) / MINUTE);
      int delay = random.nextInt(10) == 0 ? random.nextInt(180) : 0;
      arrivals.get((int) Math.min(13 * 60 - 5, minute + delay)).add(observation);
    }
    for (int minute = 0; minute <= 13 * 60; minute++) {
      arrive(arrivals.get(minute).toArray(Observation[]::new));
      tick(DAY_START + (minute + 1) * MINUTE);
    }

    long end = DAY_START + (13 * 60 + 1) * MINUTE;
    ShiftWindow day = AssetTick.windowAt(history, end);
    assertThat(result()).isEqualTo(Fold.fold(history, day, store.all(PRESS), end));
    assertThat(store.checkpoints).containsKey(PRESS);
  }

  @Test
  void anAssetWithoutAnyDataSaysSo() {
    tick(at("08:00"));

    assertThat(result().status()).isEqualTo(ShiftResult.Status.NO_DATA);
    assertThat(outbox.newest("SHIFT"))
        .doesNotContainKeys("availability", "oee")
        .containsEntry("t_unknown", 9L * 3_600_000);
  }

  @Test
  void aPlantModelThatMovesTheShiftsLeavesTheOpenOneItsEnd() {
    AssetRevision before = TestPlant.with(TestPlant.press(), oee -> Facts.debounce(oee, 0));
    shifts(shift("early", 5, 13), shift("late", 13, 21), shift("night", 21, 5));
    AssetRevision after = TestPlant.from(history.latest(), at("10:00"));
    history = new AssetHistory(before.key(), List.of(before, after));
    arrive(state(DAY_START, "ACTIVE"));
    tick(at("09:00"));
    tick(at("11:00"));
    tick(at("23:00"));

    ShiftClosed closed = (ShiftClosed) outbox.events.getFirst();
    assertThat(closed.end()).isEqualTo(at("23:00"));
    assertThat(store.heads.get(PRESS).window().start()).isEqualTo(at("23:00"));
    assertThat(store.heads.get(PRESS).window().code()).isEqualTo("night");
  }
}
