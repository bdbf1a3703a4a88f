package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRaiserTest {
  private static final TagSpec TAG = TestPlant.alarm("hydraulics");
  private static final TagSpec WHOLE =
      new TagSpec(
          "motion",
          "motion",
          Role.ALARM,
          ValueType.TEXT,
          null,
          null,
          null,
          null,
          null,
          new TagSpec.AlarmSpec(Severity.LOW, Severity.HIGH, false, Map.of()));

  private final WatchedAlarmStore store = new WatchedAlarmStore();
  private final List<Alert> bus = new ArrayList<>();
  private final AlertRaiser alerts = new AlertRaiser(store, Alerts.into(bus));

  @Test
  void anAlarmIsRaisedOnceHoweverOftenItIsRepeated() {
    for (int time = 1; time <= 137; time++) {
      see(TAG, Level.FAULT, "149", time);
    }

    assertThat(bus).hasSize(1);
    Alert alert = bus.getFirst();
    assertThat(alert.state()).isEqualTo(Alert.State.RAISED);
    assertThat(alert.kind()).isEqualTo(Alert.Kind.STATE);
    assertThat(alert.detector()).isEqualTo("machine-condition");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.code()).isEqualTo("149");
    assertThat(alert.message()).isEqualTo("text of 149");
    assertThat(alert.dedupParts()).containsExactly("berlin", "press07", "hydraulics", "149");
    assertThat(alert.eventTime()).isEqualTo(1);
    assertThat(store.writes()).isOne();
  }

  @Test
  void aHigherLevelRaisesAgainAndALowerOneDoesNot() {
    see(TAG, Level.WARNING, "7", 1);
    see(TAG, Level.FAULT, "7", 2);
    see(TAG, Level.WARNING, "7", 3);

    assertThat(bus).extracting(Alert::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    assertThat(bus).extracting(Alert::eventId).doesNotHaveDuplicates();
  }

  @Test
  void normalWithoutACodeClearsAllAndWithACodeClearsThatOne() {
    see(TAG, Level.FAULT, "1", 1);
    see(TAG, Level.FAULT, "2", 2);
    see(TAG, Level.FAULT, "3", 3);
    see(TAG, Level.NORMAL, "2", 4);
    see(TAG, Level.NORMAL, "9", 5);
    see(TAG, Level.NORMAL, "", 6);
    see(TAG, Level.NORMAL, "", 7);

    assertThat(bus)
        .filteredOn(alert -> alert.state() == Alert.State.CLEARED)
        .extracting(Alert::code)
        .containsExactly("2", "1", "3");
    assertThat(store.writes()).isEqualTo(5);
  }

  @Test
  void anUnavailableMachineChangesNothingAndIsNotLookedUp() {
    see(TAG, Level.FAULT, "1", 1);
    see(TAG, Level.UNAVAILABLE, "", 2);
    see(TAG, Level.FAULT, "1", 3);

    assertThat(bus).hasSize(1);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void whatIsOlderThanTheLastEndIsHistory() {
    see(TAG, Level.FAULT, "1", 5);
    see(TAG, Level.NORMAL, "", 10);
    see(TAG, Level.FAULT, "2", 8);
    see(TAG, Level.FAULT, "1", 9);

    assertThat(bus)
        .extracting(Alert::state)
        .containsExactly(Alert.State.RAISED, Alert.State.CLEARED);
    assertThat(store.state(TestPlant.PRESS, "hydraulics").active()).isEmpty();
  }

  @Test
  void twoAlarmsOfOneTagAreBothRaisedInWhateverOrderTheyCome() {
    see(TAG, Level.FAULT, "B", 10);
    see(TAG, Level.FAULT, "A", 8);

    assertThat(bus).extracting(Alert::code).containsExactly("B", "A");
    assertThat(store.state(TestPlant.PRESS, "hydraulics").active()).containsOnlyKeys("A", "B");
  }

  @Test
  void anOlderHigherLevelOfAStandingAlarmChangesNothing() {
    see(TAG, Level.WARNING, "1", 10);
    see(TAG, Level.FAULT, "1", 8);

    assertThat(bus).hasSize(1);
  }

  @Test
  void anEndThatIsOlderThanItsBeginningEndsNothing() {
    see(TAG, Level.FAULT, "1", 10);
    see(TAG, Level.NORMAL, "", 9);

    assertThat(store.state(TestPlant.PRESS, "hydraulics").active()).containsOnlyKeys("1");
  }

  @Test
  void atOneInstantTheAlarmOutranksItsEndInWhateverOrderTheyCome() {
    see(TAG, Level.FAULT, "1", 5);
    see(TAG, Level.NORMAL, "", 5);
    alerts.process(
        List.of(observation(WHOLE, Level.FAULT, "1", 5), observation(WHOLE, Level.NORMAL, "", 5)));

    assertThat(store.state(TestPlant.PRESS, "hydraulics").active()).hasSize(1);
    assertThat(store.state(TestPlant.PRESS, "motion").active()).hasSize(1);
  }

  @Test
  void aTagThatIsOneProblemIsRaisedByItsFirstAlarmAndClearedWithItsLast() {
    see(WHOLE, Level.WARNING, "1", 1);
    see(WHOLE, Level.WARNING, "2", 2);
    see(WHOLE, Level.FAULT, "3", 3);
    see(WHOLE, Level.NORMAL, "1", 4);
    see(WHOLE, Level.NORMAL, "", 5);

    assertThat(bus)
        .extracting(Alert::state)
        .containsExactly(Alert.State.RAISED, Alert.State.RAISED, Alert.State.CLEARED);
    assertThat(bus)
        .extracting(Alert::severity)
        .containsExactly(Severity.LOW, Severity.HIGH, Severity.HIGH);
    assertThat(bus)
        .allSatisfy(
            alert -> assertThat(alert.dedupParts()).containsExactly("berlin", "press07", "motion"));
  }

  @Test
  void ofAMachineThatMakesUpCodesTheOldestIsForgotten() {
    for (int at = 0; at <= ConditionTracker.MOST_STANDING; at++) {
      see(TAG, Level.FAULT, "code" + at, at);
    }

    assertThat(bus).hasSize(ConditionTracker.MOST_STANDING + 1);
    assertThat(store.state(TestPlant.PRESS, "hydraulics").active())
        .hasSize(ConditionTracker.MOST_STANDING)
        .doesNotContainKey("code0")
        .containsKey("code1");
  }

  @Test
  void aCrashBetweenBusAndStateRepeatsTheEventUnderItsOwnName() {
    store.beforeNextWrite(() -> {
      throw new IllegalStateException("crash");
    });
    assertThatThrownBy(() -> see(TAG, Level.FAULT, "1", 1)).hasMessage("crash");
    see(TAG, Level.FAULT, "1", 1);
    see(TAG, Level.FAULT, "1", 2);

    assertThat(bus).hasSize(2);
    assertThat(bus).extracting(Alert::eventId).containsOnly(bus.getFirst().eventId());
  }

  @Test
  void aLostRaceIsDecidedAgainOnWhatTheOtherWrote() {
    List<Alert> others = new ArrayList<>();
    AlertRaiser other = new AlertRaiser(store, Alerts.into(others));
    see(TAG, Level.FAULT, "1", 1);
    store.beforeNextWrite(() -> other.process(List.of(observation(TAG, Level.FAULT, "2", 3))));
    see(TAG, Level.FAULT, "3", 4);

    assertThat(store.state(TestPlant.PRESS, "hydraulics").active()).containsOnlyKeys("1", "2", "3");
    assertThat(bus).extracting(Alert::code).containsExactly("1", "3");
    assertThat(others).extracting(Alert::code).containsExactly("2");
  }

  @Test
  void aMessageWithManyConditionsReadsOnce() {
    List<ConditionObservation> many = new ArrayList<>();
    for (int tag = 0; tag < 20; tag++) {
      many.add(observation(TestPlant.alarm("t" + tag), Level.NORMAL, "", 1));
    }

    assertThat(alerts.process(many)).isZero();
    assertThat(store.reads()).isOne();
    assertThat(store.writes()).isZero();
  }

  @Test
  void endlessRacesGiveUpSoThatTheMessageComesAgain() {
    AlarmStore hopeless =
        new AlarmStore() {
          @Override
          public Map<String, AlarmState> read(dev.shopfloor.model.AssetKey asset) {
            return Map.of();
          }

          @Override
          public boolean write(dev.shopfloor.model.AssetKey asset, String tag, AlarmState state) {
            return false;
          }
        };
    AlertRaiser losing = new AlertRaiser(hopeless, Alerts.into(bus));

    assertThatThrownBy(() -> losing.process(List.of(observation(TAG, Level.FAULT, "1", 1))))
        .hasMessageContaining("berlin/press07");
    assertThat(bus).hasSize(1);
  }

  private void see(TagSpec tag, Level level, String code, long time) {
    alerts.process(List.of(observation(tag, level, code, time)));
  }

  private static ConditionObservation observation(
      TagSpec tag, Level level, String code, long time) {
    return new ConditionObservation(
        TestPlant.press().context(),
        tag,
        new Condition(level, code, code.isEmpty() ? "" : "text of " + code, null),
        time);
  }
}
