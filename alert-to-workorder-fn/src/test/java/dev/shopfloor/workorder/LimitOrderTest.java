package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the alerts of a measurement that passes its limits H 80 and HH 90. */
class LimitOrderTest {
  private final Plant plant = new Plant();

  @Test
  void aLimitBecomesOneOrderWhosePriorityTheNextLimitRaises() throws IOException {
    List<Occurrence> occurrences = sample();
    happens(occurrences.get(0));
    MemoryCmms.Row order = plant.cmms.records.getFirst();
    assertThat(order.draft.title()).isEqualTo("press07: coolant temperature 81.5 °C above H 80 °C");
    assertThat(order.draft.priority()).isEqualTo(Priority.P3);

    happens(occurrences.get(1));
    assertThat(order.priority).isEqualTo(Priority.P2);
    assertThat(order.comments.values())
        .singleElement()
        .asString()
        .contains("HIGH, was MEDIUM", "coolant temperature 92.3 °C above HH 90 °C");

    happens(occurrences.get(2));
    assertThat(plant.cmms.records).hasSize(1);
    assertThat(order.open()).isTrue();
    assertThat(order.comments.values())
        .last()
        .asString()
        .contains("by itself", "coolant temperature 76 °C, back below H 80 °C");
    assertThat(plant.eventNames())
        .containsExactly("WorkOrderCreated", "WorkOrderUpdated", "WorkOrderUpdated");
  }

  @ParameterizedTest
  @CsvSource({
    "92.3, Cel, 90, HH, 't e 92.3 °C above HH 90 °C'",
    "92.30000000000001, [degF], 90.5, HH, 't e 92.3 °F above HH 90.5 °F'",
    "-5.5, bar, 0, L, 't e -5.5 bar below L 0 bar'",
    "90, , 90, , 't e 90 at its limit 90'",
    "1234567, {pcs}/min, 1e6, H, 't e 1234567 pcs/min above H 1000000 pcs/min'",
    "33.333333333, mm/s, 33.3, H, 't e 33.3333 mm/s above H 33.3 mm/s'",
    "1e300, , 1e20, H, 't e 1E+300 above H 1E+20'"
  })
  void theWordsNameValueAndLimitInTheirUnit(
      double value, @Nullable String unit, double limit, @Nullable String code, String words) {
    assertThat(LimitWords.of(alert(Alert.Kind.THRESHOLD, new Value.Real(value), unit, limit, code)))
        .isEqualTo(words);
  }

  @Test
  void anAlertThatIsNotAboutANumberAndItsLimitHasNoSuchWords() {
    Value text = new Value.Text("hot");

    assertThat(LimitWords.of(alert(Alert.Kind.THRESHOLD, text, null, 1.0, "H"))).isNull();
    assertThat(LimitWords.of(alert(Alert.Kind.THRESHOLD, null, null, 1.0, "H"))).isNull();
    assertThat(LimitWords.of(alert(Alert.Kind.THRESHOLD, new Value.Whole(1), null, null, "H")))
        .isNull();
    assertThat(LimitWords.of(alert(Alert.Kind.ANOMALY, new Value.Whole(1), null, 1.0, "H")))
        .isNull();
  }

  private void happens(Occurrence occurrence) {
    plant.now = occurrence.eventTime();
    plant.store.accept(occurrence, plant.now);
    assertThat(plant.worker.work(occurrence.key(), Given.at(plant.now)))
        .isEqualTo(Worker.Result.DONE);
  }

  private static List<Occurrence> sample() throws IOException {
    Path root = Path.of(System.getProperty("shopfloor.root", ".."));
    Path file = root.resolve("events").resolve("workorder-alert-limit.json");
    try (InputStream event = Files.newInputStream(file)) {
      return SqsBatch.read(event).stream()
          .map(QueuedMessage::body)
          .map(new Envelopes(TestPlant.directory())::read)
          .map(incoming -> ((Incoming.Occurred) incoming).occurrences().getFirst())
          .toList();
    }
  }

  private static Alert alert(
      Alert.Kind kind,
      @Nullable Value value,
      @Nullable String unit,
      @Nullable Double limit,
      @Nullable String code) {
    return new Alert(
        "e1",
        Given.PRESS,
        "line1",
        "t_e",
        "limit",
        kind,
        Alert.State.RAISED,
        Severity.HIGH,
        code,
        null,
        value,
        unit,
        limit,
        null,
        List.of(),
        Given.MORNING,
        List.of("berlin", "press07", "t_e", "high"));
  }
}
