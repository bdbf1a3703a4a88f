package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.unhurried;
import static dev.shopfloor.writer.Readings.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that no store keeps never reaches one, and is never lost either. */
class UnstorableNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "-1e999"})
  void aMessageWithSuchANumberIsQuarantinedWithItsBytes(String number) {
    QueuedMessage good = message("m1", PRESS, point("t", NOON, 48.25));
    String body = good.body().replace("48.25", number);
    assertThat(body).isNotEqualTo(good.body());
    List<Quarantined> quarantine = new ArrayList<>();
    List<StoreRecord> written = new ArrayList<>();

    WriterResult result =
        new WriterService(
                (batch, deadline) -> {
                  written.addAll(batch);
                  return new WriteReport(
                      Collections.nCopies(batch.size(), (WriteOutcome) WriteOutcome.STORED));
                },
                RecordLayout.INSTANT,
                quarantine::addAll)
            .process(List.of(unreadable("m2", body), good), unhurried());

    assertThat(result.returned()).isEmpty();
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(1);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(1);
    assertThat(written).hasSize(1);
    assertThat(quarantine).hasSize(1);
    assertThat(quarantine.getFirst().reason()).isEqualTo(Reason.MALFORMED_TELEMETRY);
    assertThat(quarantine.getFirst().bytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void noValueCanBeSuchANumber(double number) {
    assertThatThrownBy(() -> new Value.Real(number)).hasMessageContaining("finite");
  }
}
