package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.testing.TestPlant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeTest {
  private final Plant plant = new Plant();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final Ledger ledger = new Ledger(Stage.WORKORDER);
  private boolean quarantineDown;

  @Test
  void anAlertIsKeptBeforeAnythingElseHappensAndNoLaterFailureGivesItBack() {
    plant.cmms.before =
        () -> {
          throw new IllegalStateException("a defect");
        };

    assertThat(handle(message("m1", stop("s1")))).isEmpty();
    assertThat(plant.store.due(MORNING, 10)).hasSize(1);
    assertThat(ledger.counted(Subject.ALERTS, Outcome.STORED)).isEqualTo(1);
    assertThat(troubles).singleElement().asString().contains("left on the outbox");
  }

  @Test
  void whatCannotBeUsedIsQuarantinedWithTheQueuesNameAndTimeOfSending() {
    assertThat(handle(message("m1", "nonsense"))).isEmpty();

    Quarantined kept = quarantined.getFirst();
    assertThat(kept.topic()).isEqualTo("AlertQueue");
    assertThat(kept.rx()).isEqualTo(1_781_510_402_000_000_000L);
    assertThat(new String(kept.bytes(), StandardCharsets.UTF_8)).isEqualTo("nonsense");
    assertThat(ledger.counted(Subject.ALERTS, Outcome.QUARANTINED)).isEqualTo(1);
  }

  @Test
  void whatCouldNotEvenBeQuarantinedComesAgain() {
    quarantineDown = true;

    assertThat(handle(message("m1", "nonsense"), message("m2", stop("s1")))).containsExactly("m1");
    assertThat(ledger.counted(Subject.ALERTS, Outcome.RETURNED)).isEqualTo(1);
    assertThat(ledger.counted(Subject.ALERTS, Outcome.STORED)).isEqualTo(1);
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void aTickIsNotCountedAndItsTimeCountsWhereItIsLater() {
    plant.store.accept(Given.raised("e1", MORNING), MORNING + 2 * MINUTE);

    assertThat(handle(message("m1", "{\"tick\":\"2026-06-15T08:05:00Z\"}"))).isEmpty();
    assertThat(plant.cmms.records).hasSize(1);
    assertThat(ledger.taken(Subject.ALERTS)).isZero();
  }

  @Test
  void aDeadTickThatIsMovedBackWorksInThePresent() {
    plant.store.accept(Given.raised("e1", MORNING), MORNING + 2 * MINUTE);
    String dead = "{\"tick\":\"2026-06-14T08:00:00Z\"}";

    assertThat(handle(message("m1", dead), message("m2", dead))).isEmpty();
    assertThat(plant.cmms.records).isEmpty();
    assertThat(ledger.taken(Subject.ALERTS)).isZero();
    assertThat(handle(message("m3", dead), message("m4", "{\"tick\":\"2026-06-15T08:05:00Z\"}")))
        .isEmpty();
    assertThat(plant.cmms.records).hasSize(1);
  }

  @Test
  void afterOneProblemFoundTheSystemAwayTheOthersOfTheBatchWait() {
    plant.cmms.before = () -> new Cmms.Unreached("away");
    String other = stop("s2").replace("press07", "press08");

    assertThat(handle(message("m1", stop("s1")), message("m2", other))).isEmpty();
    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(ledger.counted(Subject.ALERTS, Outcome.STORED)).isEqualTo(2);
  }

  private List<String> handle(QueuedMessage... messages) {
    Bridge bridge =
        new Bridge(
            new Envelopes(TestPlant.directory()),
            plant.store,
            plant.assets,
            this::keep,
            plant.worker,
            plant.drain,
            plant.readBack,
            (what, thrown) -> troubles.add(what));
    return bridge.handle(List.of(messages), () -> MORNING, () -> 60_000, ledger);
  }

  private void keep(List<Quarantined> records) {
    if (quarantineDown) {
      throw new IllegalStateException("the table is away");
    }
    quarantined.addAll(records);
  }

  private static String stop(String eventId) {
    StopStarted stop =
        new StopStarted(
            eventId, Given.PRESS, "line1", "STOPPED", "FAULT", Severity.HIGH, null, MORNING, 1);
    return "{\"source\":\"shopfloor\",\"detail-type\":\"StopStarted\",\"detail\":%s}"
        .formatted(EventCodec.detail(stop));
  }

  private static QueuedMessage message(String id, String body) {
    return new QueuedMessage(
        id, body, "arn:aws:sqs:eu-central-1:123456789012:AlertQueue", 1_781_510_402_000L, 1);
  }
}
