package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {
  @ParameterizedTest
  @CsvSource({
    "LOW, LOW, P4", "LOW, NORMAL, P4", "LOW, HIGH, P3", "LOW, CRITICAL, P3",
    "MEDIUM, LOW, P4", "MEDIUM, NORMAL, P3", "MEDIUM, HIGH, P3", "MEDIUM, CRITICAL, P2",
    "HIGH, LOW, P3", "HIGH, NORMAL, P2", "HIGH, HIGH, P2", "HIGH, CRITICAL, P1",
    "CRITICAL, LOW, P2", "CRITICAL, NORMAL, P1", "CRITICAL, HIGH, P1", "CRITICAL, CRITICAL, P1"
  })
  void severityAndCriticalityGiveThePriority(
      Severity severity, Criticality criticality, Priority priority) {
    assertThat(Priority.of(severity, criticality)).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({"P1, P2, true", "P2, P2, false", "P3, P2, false"})
  void theSmallerNumberIsTheMoreUrgent(Priority one, Priority other, boolean above) {
    assertThat(one.above(other)).isEqualTo(above);
  }
}
