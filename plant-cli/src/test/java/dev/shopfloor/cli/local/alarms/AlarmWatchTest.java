package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.template.AlarmMetric;
import dev.shopfloor.cli.local.template.AlarmSpec;
import dev.shopfloor.cli.local.template.AlarmSpec.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of CloudWatch's page on how alarms treat missing data, with its own examples. */
class AlarmWatchTest {
  private static final AlarmMetric METRIC = new AlarmMetric("Shopfloor", "m", Map.of("a", "b"));
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** Periods from the oldest to the newest: {@code 0} fits, {@code X} breaches, {@code -} none. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 0 - X - X, OK, OK, OK, OK",
    "3, 3, 0 - - - -, OK, OK, OK, OK",
    "3, 3, - - - - -, INSUFFICIENT_DATA, before, ALARM, OK",
    "3, 3, 0 X X - X, ALARM, ALARM, ALARM, ALARM",
    "3, 3, - - X - -, ALARM, before, ALARM, OK",
    "3, 2, 0 - X - X, ALARM, ALARM, ALARM, ALARM",
    "3, 2, 0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
    "3, 2, 0 - X - -, OK, OK, ALARM, OK",
    "3, 2, - - - - 0, OK, OK, ALARM, OK",
    "3, 2, - - - X -, ALARM, before, ALARM, OK",
    "3, 3, - - - - X, before, before, ALARM, OK",
    "3, 3, X X X 0 0, OK, OK, OK, OK",
    "3, 3, 0 0 X X X, ALARM, ALARM, ALARM, ALARM",
  })
  void missingDataCountsAsTheAlarmSaysAndOnlyWhereTooLittleIsThere(
      int periods,
      int toAlarm,
      String series,
      String missing,
      String ignore,
      String breaching,
      String notBreaching) {
    for (AlarmState before : AlarmState.values()) {
      assertThat(List.of("missing", "ignore", "breaching", "notBreaching"))
          .extracting(each -> state(spec(periods, toAlarm, each), series, before))
          .containsExactly(
              expected(missing, before),
              expected(ignore, before),
              expected(breaching, before),
              expected(notBreaching, before));
    }
  }

  @Test
  void silenceRingsOnlyWhenNothingIsFoundFurtherBackEither() {
    AlarmSpec stopped =
        new AlarmSpec(
            "StoppedAlarm",
            Map.of("it", new Query(METRIC, "SampleCount")),
            "it",
            Duration.ofMinutes(1),
            false,
            5,
            5,
            "LessThanThreshold",
            1,
            "breaching");
    List<Datapoint> each = new ArrayList<>();
    for (int minute = -10; minute < 0; minute++) {
      each.add(new Datapoint(METRIC, at(minute), 7));
    }
    for (int minute = 20; minute < 40; minute++) {
      each.add(new Datapoint(METRIC, at(minute), 7));
    }

    assertThat(new AlarmWatch(stopped, new Published(each)).changes(at(-3), at(40)))
        .containsExactly(
            new AlarmWatch.Change(at(7), AlarmState.ALARM),
            new AlarmWatch.Change(at(21), AlarmState.OK));
  }

  @ParameterizedTest
  @CsvSource({
    "Sum, 10",
    "Average, 2.5",
    "Minimum, 1",
    "Maximum, 4",
    "SampleCount, 4",
    "p50, 2",
    "p90, 4"
  })
  void aStatisticIsOfTheValuesOfItsPeriodOnly(String statistic, double expected) {
    List<Datapoint> values = new ArrayList<>();
    for (int value = 0; value <= 5; value++) {
      values.add(new Datapoint(METRIC, at(value), value));
    }

    assertThat(new Published(values).of(new Query(METRIC, statistic), at(1), at(5)))
        .hasValue(expected);
    assertThat(new Published(values).of(new Query(METRIC, statistic), at(6), at(9))).isEmpty();
  }

  @Test
  void aPeriodOfTheWallClockCountsWhenItHasEnded() {
    AlarmSpec day =
        new AlarmSpec(
            "DayAlarm",
            Map.of("it", new Query(METRIC, "Sum")),
            "it",
            Duration.ofDays(1),
            true,
            1,
            1,
            "GreaterThanThreshold",
            0,
            "notBreaching");
    AlarmWatch watch = new AlarmWatch(day, new Published(List.of(new Datapoint(METRIC, NOON, 1))));
    Instant midnight = Instant.parse("2026-03-03T00:00:00Z");

    assertThat(watch.changes(NOON.minus(Duration.ofDays(1)), midnight.plus(Duration.ofDays(2))))
        .containsExactly(
            new AlarmWatch.Change(midnight, AlarmState.ALARM),
            new AlarmWatch.Change(midnight.plus(Duration.ofDays(1)), AlarmState.OK));
  }

  @ParameterizedTest
  @CsvSource({
    "GreaterThanThreshold, false, true",
    "GreaterThanOrEqualToThreshold, true, true",
    "LessThanThreshold, false, false",
    "LessThanOrEqualToThreshold, true, false"
  })
  void aValueIsComparedAsTheAlarmSays(String comparison, boolean equal, boolean above) {
    AlarmSpec spec =
        new AlarmSpec(
            "AnAlarm",
            Map.of(),
            "it",
            Duration.ofMinutes(1),
            false,
            1,
            1,
            comparison,
            5,
            "missing");

    assertThat(spec.breaches(5)).isEqualTo(equal);
    assertThat(spec.breaches(6)).isEqualTo(above);
    assertThat(spec.breaches(4)).isNotEqualTo(above);
  }

  @Test
  void whatIsNotKnownHereIsRefused() {
    assertThatThrownBy(() -> state(spec(1, 1, "Breaching"), "0", AlarmState.OK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new Published(List.of(new Datapoint(METRIC, NOON, 1)))
                .of(new Query(METRIC, "IQM"), NOON, at(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AlarmState expected(String word, AlarmState before) {
    return word.equals("before") ? before : AlarmState.valueOf(word);
  }

  private static AlarmState state(AlarmSpec spec, String series, AlarmState before) {
    List<OptionalDouble> newestFirst = new ArrayList<>();
    for (String each : series.split(" ")) {
      newestFirst.addFirst(
          switch (each) {
            case "0" -> OptionalDouble.of(0);
            case "X" -> OptionalDouble.of(9);
            default -> OptionalDouble.empty();
          });
    }
    return new AlarmWatch(spec, new Published(List.of())).state(newestFirst, before);
  }

  private static AlarmSpec spec(int periods, int toAlarm, String missing) {
    return new AlarmSpec(
        "AnAlarm",
        Map.of(),
        "it",
        Duration.ofMinutes(1),
        false,
        periods,
        toAlarm,
        "GreaterThanThreshold",
        5,
        missing);
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
