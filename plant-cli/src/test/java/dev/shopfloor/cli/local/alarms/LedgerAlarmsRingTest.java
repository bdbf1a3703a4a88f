package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.AlarmSpec;
import dev.shopfloor.cli.local.template.TemplateAlarms;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the functions publish makes the alarms of template.yaml ring when it must, and only then.
 */
class LedgerAlarmsRingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final List<AlarmSpec> ALARMS = TemplateAlarms.own(TestTemplate.text(), Map.of());

  @Test
  void accountsThatAddUpRingNothing() {
    MetricLines lines = lines(writer(5, 5), writer(7, 7), new Ledger(Stage.WRITER));

    assertThat(ring("WriterPointsBatchAlarm", lines)).isFalse();
    assertThat(ring("WriterPointsDayAlarm", lines)).isFalse();
    // the two that took something: taken, stored, difference
    assertThat(lines.lines()).hasSize(6);
  }

  @Test
  void aBatchThatLosesARecordRingsBoth() {
    MetricLines lines = lines(writer(5, 5), writer(7, 6));

    assertThat(ring("WriterPointsBatchAlarm", lines)).isTrue();
    assertThat(ring("WriterPointsDayAlarm", lines)).isTrue();
  }

  @Test
  void aBatchThatCountsARecordTwiceRingsBoth() {
    MetricLines lines = lines(writer(5, 6));

    assertThat(ring("WriterPointsBatchAlarm", lines)).isTrue();
    assertThat(ring("WriterPointsDayAlarm", lines)).isTrue();
  }

  @Test
  void twoBatchesThatMakeUpForEachOtherRingByBatch() {
    assertThat(ring("WriterPointsBatchAlarm", lines(writer(5, 6), writer(6, 5)))).isTrue();
  }

  @Test
  void aLineThatIsLostOnTheWayRingsByDay() {
    MetricLines lines = lines(writer(5, 5), writer(7, 7)).without(1);

    assertThat(ring("WriterPointsBatchAlarm", lines)).isFalse();
    assertThat(ring("WriterPointsDayAlarm", lines)).isTrue();
  }

  @Test
  void anotherStageDoesNotRing() {
    Ledger oee = new Ledger(Stage.OEE);
    oee.take(Subject.POINTS, 3);
    MetricLines lines = lines(oee);

    assertThat(ring("WriterPointsBatchAlarm", lines)).isFalse();
    assertThat(ring("WriterPointsDayAlarm", lines)).isFalse();
    assertThat(ring("OeePointsBatchAlarm", lines)).isTrue();
    assertThat(ring("OeePointsDayAlarm", lines)).isTrue();
  }

  private static boolean ring(String name, MetricLines lines) {
    AlarmSpec alarm =
        ALARMS.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return new AlarmWatch(alarm, lines.published()).rings(NOON, NOON.plus(Duration.ofHours(13)));
  }

  private static MetricLines lines(Ledger... ledgers) {
    return MetricLines.of(Stream.of(ledgers).map(each -> new Account(NOON, each)).toList());
  }

  private static Ledger writer(int taken, int stored) {
    Ledger ledger = new Ledger(Stage.WRITER);
    ledger.take(Subject.POINTS, taken);
    ledger.count(Subject.POINTS, Outcome.STORED, stored);
    return ledger;
  }
}
