package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.AlarmRule;
import dev.shopfloor.cli.local.template.StackAlarm;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two alarms to get up for ring with each of their parts, and with nothing else. */
class CompositeAlarmsTest {
  private static final String PREFIX = "shopfloor-dev-";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TelemetryQueueAge",
        "ProductionQueueAge",
        "TickQueueAge",
        "TicksLate",
        "TicksStopped",
        "EnrichAsyncAge"
      })
  void whatPeopleSeeIsLateWhereAnyStageOnTheWayIs(String part) {
    assertThat(rule("PlantDataLateAlarm").rings(Set.of(PREFIX + part))).isTrue();
    assertThat(rule("WorkOrdersStuckAlarm").rings(Set.of(PREFIX + part))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AlertQueueAge",
        "AlertQueueDeadLetterQueue",
        "OutboxStopped",
        "WorkOrdersPending",
        "BreakerOpen",
        "WorkOrdersRefused"
      })
  void workOrdersAreStuckWhereAnyStepFromAlertToOrderIs(String part) {
    assertThat(rule("WorkOrdersStuckAlarm").rings(Set.of(PREFIX + part))).isTrue();
    assertThat(rule("PlantDataLateAlarm").rings(Set.of(PREFIX + part))).isFalse();
  }

  @Test
  void allTheOthersTogetherWakeNobody() {
    Set<String> parts =
        StackAlarm.all().stream()
            .flatMap(alarm -> alarm.rule().stream())
            .flatMap(rule -> AlarmRule.parse(rule).alarms().stream())
            .collect(Collectors.toSet());
    Set<String> others =
        StackAlarm.all().stream()
            .map(alarm -> PREFIX + alarm.name().replaceAll("Alarm$", ""))
            .filter(name -> !parts.contains(name))
            .collect(Collectors.toSet());

    assertThat(others).hasSizeGreaterThan(20);
    assertThat(rule("PlantDataLateAlarm").rings(others)).isFalse();
    assertThat(rule("WorkOrdersStuckAlarm").rings(others)).isFalse();
  }

  private static AlarmRule rule(String alarm) {
    return AlarmRule.parse(StackAlarm.named(alarm).rule().orElseThrow());
  }
}
