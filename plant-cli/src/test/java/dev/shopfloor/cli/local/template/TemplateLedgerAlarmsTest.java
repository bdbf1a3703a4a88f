package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** template.yaml watches each account that a function keeps, by batch and by day. */
class TemplateLedgerAlarmsTest {
  @Test
  void everyAccountIsWatchedByBatchAndByDay() {
    assertThat(LedgerAlarmCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Namespace: Shopfloor | Namespace: shopfloor",
        "MetricName: points | MetricName: messages",
        "Value: writer | Value: timestream-writer",
        "Value: difference | Value: taken",
        "Statistic: Sum | Statistic: Average",
        "Threshold: 0 | Threshold: 5",
        "Period: 300 | Period: 86400",
        "AlarmActions: [!Ref AlarmTopic] | AlarmActions: []"
      })
  void anAlarmThatMissesABatchIsFound(String old, String replacement) {
    assertThat(
            LedgerAlarmCheck.faults(Planted.in("WriterPointsBatchAlarm", old, replacement).yaml()))
        .containsExactly(
            "no alarm on AlarmTopic watches each batch for a difference of points of writer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Value: parked | Value: waiting",
        "Value: enrich | Value: enrichment",
        "MetricName: messages | MetricName: points",
        "Stat: Sum | Stat: Maximum",
        "Period: 86400 | Period: 3600",
        "EvaluationPeriods: 1 | EvaluationPeriods: 2",
        "ReturnData: false | ReturnData: true",
        "EvaluationWindow: | Unused:",
        "Id: returned | Id: parked",
        "AlarmActions: [!Ref AlarmTopic] | ActionsEnabled: false"
      })
  void anAlarmThatMissesADayIsFound(String old, String replacement) {
    assertThat(
            LedgerAlarmCheck.faults(Planted.in("EnrichMessagesDayAlarm", old, replacement).yaml()))
        .containsExactly(
            "no alarm on AlarmTopic adds up, for each calendar day, taken and every outcome of"
                + " messages of enrich");
  }

  @Test
  void anAccountThatLeavesAnOutcomeOutIsFound() {
    Planted planted = Planted.in("OeePointsDayAlarm", " - FILL(late, 0)", "");

    assertThat(LedgerAlarmCheck.faults(planted.yaml()))
        .contains(
            "OeePointsDayAlarm makes OptionalDouble[32.0] of an account that adds up; it must"
                + " make 0");
  }

  @Test
  void anAccountThatIsBlindWithoutAnOutcomeIsFound() {
    Planted planted = Planted.in("WriterPointsDayAlarm", "FILL(late, 0)", "late");

    assertThat(LedgerAlarmCheck.faults(planted.yaml()))
        .contains(
            "WriterPointsDayAlarm makes OptionalDouble.empty of an account without late; it must"
                + " make 0");
  }

  @Test
  void anAccountThatOnlySeesWhatIsMissingIsFound() {
    Planted planted = Planted.in("WriterPointsDayAlarm", "ABS(", "(");

    assertThat(LedgerAlarmCheck.faults(planted.yaml()))
        .contains("WriterPointsDayAlarm is silent where taken is one less");
  }
}
