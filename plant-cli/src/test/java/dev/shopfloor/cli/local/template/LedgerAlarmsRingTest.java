package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the functions publish makes the alarms of template.yaml ring when it must, and only then.
 */
class LedgerAlarmsRingTest {
  private final Stack stack = Deployment.DEFAULTS.of(Template.parse(TestTemplate.text()));
  private final WatchedAlarm batch = alarm("WriterPointsBatchAlarm");
  private final WatchedAlarm day = alarm("WriterPointsDayAlarm");

  @Test
  void accountsThatAddUpRingNothing() {
    EmittedMetrics metrics =
        EmittedMetrics.read(
            EmittedMetrics.lines(List.of(writer(5, 5), writer(7, 7), new Ledger(Stage.WRITER))));

    assertThat(metrics.ring(batch)).isFalse();
    assertThat(metrics.ring(day)).isFalse();
    // the two that took something: taken, stored, difference
    assertThat(metrics.datapoints()).hasSize(6);
  }

  @Test
  void aBatchThatLosesARecordRingsBoth() {
    EmittedMetrics metrics =
        EmittedMetrics.read(EmittedMetrics.lines(List.of(writer(5, 5), writer(7, 6))));

    assertThat(metrics.ring(batch)).isTrue();
    assertThat(metrics.ring(day)).isTrue();
  }

  @Test
  void aBatchThatCountsARecordTwiceRingsBoth() {
    EmittedMetrics metrics = EmittedMetrics.read(EmittedMetrics.lines(List.of(writer(5, 6))));

    assertThat(metrics.ring(batch)).isTrue();
    assertThat(metrics.ring(day)).isTrue();
  }

  @Test
  void twoBatchesThatMakeUpForEachOtherRingByBatch() {
    EmittedMetrics metrics =
        EmittedMetrics.read(EmittedMetrics.lines(List.of(writer(5, 6), writer(6, 5))));

    assertThat(metrics.ring(batch)).isTrue();
  }

  @Test
  void aLineThatIsLostOnTheWayRingsByDay() {
    List<String> lines = new ArrayList<>(EmittedMetrics.lines(List.of(writer(5, 5), writer(7, 7))));
    lines.remove(1);
    EmittedMetrics metrics = EmittedMetrics.read(lines);

    assertThat(metrics.ring(batch)).isFalse();
    assertThat(metrics.ring(day)).isTrue();
  }

  @Test
  void anotherStageDoesNotRing() {
    Ledger oee = new Ledger(Stage.OEE);
    oee.take(Subject.POINTS, 3);
    EmittedMetrics metrics = EmittedMetrics.read(EmittedMetrics.lines(List.of(oee)));

    assertThat(metrics.ring(batch)).isFalse();
    assertThat(metrics.ring(day)).isFalse();
    assertThat(metrics.ring(alarm("OeePointsBatchAlarm"))).isTrue();
    assertThat(metrics.ring(alarm("OeePointsDayAlarm"))).isTrue();
  }

  private WatchedAlarm alarm(String name) {
    return stack.named(name).flatMap(WatchedAlarm::of).orElseThrow();
  }

  private static Ledger writer(int taken, int stored) {
    Ledger ledger = new Ledger(Stage.WRITER);
    ledger.take(Subject.POINTS, taken);
    ledger.count(Subject.POINTS, Outcome.STORED, stored);
    return ledger;
  }
}
