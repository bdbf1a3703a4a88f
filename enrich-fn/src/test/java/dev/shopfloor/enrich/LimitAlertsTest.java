package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Limits LL 5, L 10, H 80, HH 90, deadband 2 on {@code coolant_temperature}. */
class LimitAlertsTest {
  private static final TagSpec TAG = TestPlant.limited("coolant_temperature");

  private final WatchedAlarmStore store = new WatchedAlarmStore();
  private final List<Alert> bus = new ArrayList<>();
  private final AlertRaiser alerts = new AlertRaiser(store, Alerts.into(bus));

  @Test
  void aValueAboveALimitIsRaisedOnceHoweverOftenItIsMeasured() {
    for (int time = 1; time <= 137; time++) {
      see(85, time);
    }

    assertThat(bus).hasSize(1);
    Alert alert = bus.getFirst();
    assertThat(alert.state()).isEqualTo(Alert.State.RAISED);
    assertThat(alert.kind()).isEqualTo(Alert.Kind.THRESHOLD);
    assertThat(alert.detector()).isEqualTo("limit");
    assertThat(alert.signal()).isEqualTo("coolant_temperature");
    assertThat(alert.code()).isEqualTo("H");
    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(alert.value()).isEqualTo(new Value.Real(85));
    assertThat(alert.threshold()).isEqualTo(80);
    assertThat(alert.unit()).isEqualTo("Cel");
    assertThat(alert.eventTime()).isEqualTo(1);
    assertThat(alert.dedupParts())
        .containsExactly("berlin", "press07", "coolant_temperature", "high");
    assertThat(store.writes()).isOne();
  }

  @Test
  void valuesInsideTheirLimitsCostOneReadAMessageAndNoWrite() {
    List<AlarmObservation> many = new ArrayList<>();
    for (int at = 0; at < 20; at++) {
      many.add(observation(TestPlant.limited("t" + at), new Value.Real(50), 1));
    }

    assertThat(alerts.process(many)).isZero();
    assertThat(store.reads()).isOne();
    assertThat(store.writes()).isZero();
  }

  @Test
  void aValueAtItsLimitIsInside() {
    see(80, 1);
    see(10, 2);

    assertThat(bus).isEmpty();
  }

  @Test
  void aLimitIsLeftOnlyBelowItsDeadband() {
    see(80.1, 1);
    see(78, 2);
    see(80.1, 3);
    see(77.9, 4);

    assertThat(words()).containsExactly("RAISED H at 1", "CLEARED H at 4");
    assertThat(bus.get(1).value()).isEqualTo(new Value.Real(77.9));
    assertThat(bus.get(1).threshold()).isEqualTo(80);
  }

  @Test
  void theLowSideIsTheHighSideTurnedOver() {
    see(9, 1);
    see(4, 2);
    see(7, 3);
    see(7.1, 4);
    see(12, 5);
    see(12.1, 6);

    assertThat(words()).containsExactly("RAISED L at 1", "RAISED LL at 2", "CLEARED L at 6");
    assertThat(bus).extracting(alert -> alert.dedupParts().getLast()).containsOnly("low");
  }

  @Test
  void gettingWorseRaisesTheSameProblemAgainMoreSeverely() {
    see(85, 1);
    see(92.3, 2);

    assertThat(words()).containsExactly("RAISED H at 1", "RAISED HH at 2");
    assertThat(bus).extracting(Alert::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    assertThat(bus.get(1).dedupParts()).isEqualTo(bus.get(0).dedupParts());
    assertThat(bus.get(1).threshold()).isEqualTo(90);
  }

  @Test
  void gettingLessBadTellsNobodyAndGettingWorseAgainDoes() {
    see(95, 1);
    see(88, 2);
    see(87.9, 3);
    see(89, 4);
    see(91, 5);

    assertThat(words()).containsExactly("RAISED HH at 1", "RAISED HH at 5");
    assertThat(store.writes()).isEqualTo(3);
  }

  @Test
  void aFallFromHighHighToNormalClearsWithTheInnerLimit() {
    see(95, 1);
    see(50, 2);

    assertThat(words()).containsExactly("RAISED HH at 1", "CLEARED H at 2");
  }

  @Test
  void aLeapFromTooHighToTooLowEndsOneProblemAndBeginsAnother() {
    see(95, 1);
    see(3, 2);

    assertThat(words()).containsExactly("RAISED HH at 1", "CLEARED H at 2", "RAISED LL at 2");
    assertThat(bus)
        .extracting(alert -> alert.dedupParts().getLast())
        .containsExactly("high", "high", "low");
    assertThat(bus).extracting(Alert::eventId).doesNotHaveDuplicates();
  }

  @Test
  void anExcursionOlderThanTheLastChangeIsHistory() {
    see(85, 10);
    see(50, 20);
    see(95, 15);
    see(50, 16);

    assertThat(words()).containsExactly("RAISED H at 10", "CLEARED H at 20");
  }

  @Test
  void aBufferedExcursionOfOneMessageIsToldInTheOrderOfItsTimes() {
    alerts.process(
        List.of(
            observation(TAG, new Value.Real(50), 4),
            observation(TAG, new Value.Real(91), 3),
            observation(TAG, new Value.Real(50), 1),
            observation(TAG, new Value.Real(85), 2)));

    assertThat(words()).containsExactly("RAISED H at 2", "RAISED HH at 3", "CLEARED H at 4");
    assertThat(store.writes()).isOne();
  }

  @Test
  void atOneInstantTheWorseLevelCountsInWhateverOrderTheyCome() {
    see(85, 5);
    see(50, 5);
    alerts.process(
        List.of(
            observation(TestPlant.limited("b"), new Value.Real(85), 5),
            observation(TestPlant.limited("b"), new Value.Real(50), 5)));

    assertThat(words()).containsExactly("RAISED H at 5", "RAISED H at 5");
    assertThat(store.state(TestPlant.PRESS, "coolant_temperature").active()).containsOnlyKeys("H");
    assertThat(store.state(TestPlant.PRESS, "b").active()).containsOnlyKeys("H");
  }

  @Test
  void aRepeatAfterACrashIsTheSameEvent() {
    store.beforeNextWrite(() -> {
      throw new IllegalStateException("crash");
    });
    assertThatThrownBy(() -> see(85, 1)).hasMessage("crash");
    see(85, 1);
    see(86, 2);

    assertThat(bus).hasSize(2);
    assertThat(bus.get(1)).isEqualTo(bus.get(0));
  }

  @Test
  void aRestartedFunctionReadsTheStateAgain() {
    see(85, 1);
    new AlertRaiser(store, Alerts.into(bus))
        .process(List.of(observation(TAG, new Value.Real(86), 2)));

    assertThat(bus).hasSize(1);
  }

  @Test
  void aLimitThatThePlantFileDroppedIsLeftByTheNextValue() {
    see(85, 1);
    LimitSpec wider =
        new LimitSpec(Map.of(LimitLevel.HH, new LimitSpec.Limit(90, Severity.CRITICAL)), 2);
    LimitSpec other = new LimitSpec(Map.of(LimitLevel.L, new LimitSpec.Limit(1, Severity.LOW)), 0);
    alerts.process(
        List.of(
            observation(TestPlant.limited(TAG.name(), wider), new Value.Real(85), 2),
            observation(TestPlant.limited(TAG.name(), wider), new Value.Real(95), 3),
            observation(TestPlant.limited(TAG.name(), other), new Value.Real(95), 4)));

    assertThat(words())
        .containsExactly("RAISED H at 1", "CLEARED H at 2", "RAISED HH at 3", "CLEARED HH at 4");
    assertThat(bus.get(2).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(bus.get(3).threshold()).isNull();
  }

  @Test
  void aWholeNumberBeyondADoublesDigitsIsComparedWithAllOfThem() {
    double limit = 9_007_199_254_740_992.0;
    LimitSpec spec =
        new LimitSpec(Map.of(LimitLevel.H, new LimitSpec.Limit(limit, Severity.LOW)), 0);
    TagSpec tag = TestPlant.limited("n", spec);
    alerts.process(List.of(observation(tag, new Value.Whole(9_007_199_254_740_992L), 1)));
    assertThat(bus).isEmpty();
    alerts.process(List.of(observation(tag, new Value.Whole(9_007_199_254_740_993L), 2)));

    assertThat(words()).containsExactly("RAISED H at 2");
  }

  private List<String> words() {
    return bus.stream()
        .map(alert -> "%s %s at %d".formatted(alert.state(), alert.code(), alert.eventTime()))
        .toList();
  }

  private void see(double value, long time) {
    alerts.process(List.of(observation(TAG, new Value.Real(value), time)));
  }

  private static LimitObservation observation(TagSpec tag, Value value, long time) {
    return new LimitObservation(
        TestPlant.press().context(), tag, Objects.requireNonNull(tag.limits()), value, time);
  }
}
