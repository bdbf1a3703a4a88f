package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.alarms.AlarmWatch.Change;
import dev.shopfloor.cli.local.template.AlarmSpec;
import dev.shopfloor.cli.local.template.TemplateAlarms;
import dev.shopfloor.cli.local.template.TestTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The alarms on our own metrics, evaluated as the template states them on what the functions of a
 * local plant publish: first hours in which nothing is wrong, then as long with faults.
 */
class OwnAlarmsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  // none of those that stand together can be taken for another
  private static final List<Set<Fault>> TOGETHER =
      List.of(
          EnumSet.of(Fault.LATE_TICKS, Fault.SILENCE),
          EnumSet.of(Fault.NO_TICKS),
          EnumSet.of(Fault.REFUSAL, Fault.RUBBISH, Fault.LOST_COUNT),
          EnumSet.of(Fault.NO_CMMS, Fault.WRONG_CLOCK));
  private static final List<AlarmSpec> ALARMS = OwnAlarms.of(TestTemplate.text());
  private static final Map<Fault, Span> SPANS = new EnumMap<>(Fault.class);
  private static @TempDir Path directory;
  private static Instant firstFault;
  private static Instant end;
  private static Published healthy;
  private static Published all;
  private static boolean settled;

  /** A fault stood from an instant to another, and what it did was over at the last. */
  private record Span(Instant begin, Instant mended, Instant over) {}

  @BeforeAll
  static void plantWithoutAndWithFaults() throws Exception {
    try (FaultyPlant plant = FaultyPlant.start(directory, START)) {
      int minutes =
          TOGETHER.stream()
              .map(OwnAlarmsTest::any)
              .mapToInt(fault -> fault.minutes() + fault.mend())
              .sum();
      plant.minutes(30);
      plant.report("press07", "Fault");
      plant.minutes(20);
      plant.report("press07", "Normal");
      plant.minutes(minutes - 50);
      firstFault = plant.now();
      int accounts = plant.accounts().size();
      for (Set<Fault> faults : TOGETHER) {
        stand(plant, faults);
      }
      end = plant.now();
      settled = plant.settled();
      all = MetricLines.of(plant.accounts()).published();
      healthy = MetricLines.of(plant.accounts().subList(0, accounts)).published();
    }
  }

  private static void stand(FaultyPlant plant, Set<Fault> faults) throws Exception {
    Instant begin = plant.now();
    for (Fault fault : faults) {
      plant.begin(fault);
    }
    plant.minutes(any(faults).minutes());
    Instant mended = plant.now();
    for (Fault fault : faults) {
      plant.end(fault);
    }
    plant.minutes(any(faults).mend());
    for (Fault fault : faults) {
      SPANS.put(fault, new Span(begin, mended, plant.now()));
    }
  }

  /** They stand as long, and take as long to mend. */
  private static Fault any(Set<Fault> faults) {
    return faults.iterator().next();
  }

  static Stream<String> alarms() {
    return OwnAlarms.faults().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void anAlarmRingsInItsFaultOnlyAndIsOkAfterTheMend(String name) {
    AlarmSpec alarm = alarm(ALARMS, name);
    Span fault = SPANS.get(OwnAlarms.faults().get(name));
    List<Change> changes = new AlarmWatch(alarm, all).changes(firstFault, until(alarm));

    assertThat(changes).extracting(Change::state).containsExactly(AlarmState.ALARM, AlarmState.OK);
    Instant rang = changes.getFirst().at();
    Instant okAgain = changes.getLast().at();
    if (alarm.wallClock()) {
      Instant midnight = fault.begin().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      assertThat(rang).isEqualTo(midnight);
      assertThat(okAgain).isEqualTo(midnight.plus(1, ChronoUnit.DAYS));
    } else {
      assertThat(rang).isAfter(fault.begin()).isBeforeOrEqualTo(fault.mended().plusSeconds(120));
      assertThat(okAgain).isAfter(fault.begin()).isBeforeOrEqualTo(fault.over());
    }
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void aPlantInWhichNothingIsWrongRingsNoAlarm(String name) {
    AlarmSpec alarm = alarm(ALARMS, name);
    Instant until = alarm.wallClock() ? until(alarm) : firstFault;

    assertThat(new AlarmWatch(alarm, healthy).changes(START.plus(Duration.ofMinutes(10)), until))
        .isEmpty();
  }

  @Test
  void thePlantWithFaultsRunsAsLongAsTheOneWithoutAndHasNothingLeftInTheEnd() {
    assertThat(Duration.between(firstFault, end)).isEqualTo(Duration.between(START, firstFault));
    assertThat(settled).isTrue();
  }

  @Test
  void everyAlarmHasItsFaultAndEveryMetricItsAlarm() {
    assertThat(OwnAlarms.wrong(ALARMS, all)).isEmpty();
    assertThat(all.metrics()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void anAlarmThatIsRemovedIsMissed(String name) {
    List<AlarmSpec> rest = ALARMS.stream().filter(alarm -> !alarm.name().equals(name)).toList();

    assertThat(OwnAlarms.wrong(rest, all)).contains("there is no " + name);
  }

  @Test
  void anAlarmWithoutAFaultAndAMetricWithoutAnAlarmAreFound() {
    String renamed = TestTemplate.text().replace("ClockOffsetAlarm", "OtherAlarm");
    assertThat(OwnAlarms.wrong(OwnAlarms.of(renamed), all))
        .containsExactly(
            "there is no ClockOffsetAlarm",
            "OtherAlarm has no fault that makes it ring; give it one");
    String other =
        TemplateAlarms.planted("ClockOffsetAlarm", "MetricName: clockOffset", "MetricName: clock");

    assertThat(OwnAlarms.wrong(OwnAlarms.of(other), all))
        .containsExactly("no alarm watches clockOffset source of enrich");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TicksLateAlarm | Threshold: 180 | Threshold: 300",
        "TicksLateAlarm | Value: oee | Value: writer",
        "TicksStoppedAlarm | TreatMissingData: breaching | TreatMissingData: notBreaching",
        "TicksStoppedAlarm | EvaluationPeriods: 5 | EvaluationPeriods: 30",
        "OutboxStoppedAlarm | TreatMissingData: breaching | TreatMissingData: missing",
        "WorkOrdersPendingAlarm | Threshold: 900 | Threshold: 9000",
        "WorkOrdersPendingAlarm | Statistic: Maximum | Statistic: SampleCount",
        "WorkOrdersRefusedAlarm | Value: refused | Value: failed",
        "EnrichMessagesQuarantinedAlarm | taken >= 20 | taken >= 20000",
        "EnrichPointsQuarantinedAlarm | Threshold: 5 | Threshold: 50",
        "WriterPointsQuarantinedAlarm | Value: writer | Value: setup",
        "OeePointsQuarantinedAlarm | 100 * | 1 *",
        "WorkOrderAlertsQuarantinedAlarm | MetricName: alerts | MetricName: points",
        "ClockOffsetAlarm | Period: 300 | Period: 3600",
        "PlantSilentAlarm | TreatMissingData: breaching | TreatMissingData: notBreaching"
      })
  void anAlarmThatIsSetWronglyNoLongerRings(String name, String old, String replacement) {
    AlarmSpec loosened = alarm(OwnAlarms.of(TemplateAlarms.planted(name, old, replacement)), name);

    assertThat(new AlarmWatch(loosened, all).rings(firstFault, end)).isFalse();
  }

  private static Instant until(AlarmSpec alarm) {
    return alarm.wallClock()
        ? START.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS).plusSeconds(3_600)
        : end;
  }

  private static AlarmSpec alarm(List<AlarmSpec> alarms, String name) {
    return alarms.stream().filter(alarm -> alarm.name().equals(name)).findFirst().orElseThrow();
  }
}
