package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.workorder.adapter.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages of other systems are counted: each once, whatever its parts are. */
class BridgeCountsTest {
  private final Plant plant = new Plant(Sent.plant());
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final Ledger ledger = new Ledger(Stage.WORKORDER);
  private PlantDirectory directory = Sent.plant();
  private boolean quarantineDown;

  @Test
  void whatIsIgnoredIsCountedByReason() {
    assertThat(handle(Sent.sample("cloudwatch-ignored"))).isEmpty();

    assertThat(counted(Outcome.IGNORED)).isEqualTo(2);
    assertThat(ledger.noted("ignored.insufficientData")).isEqualTo(1);
    assertThat(ledger.noted("ignored.alarmConfiguration")).isEqualTo(1);
    assertThat(quarantined).isEmpty();
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void aMessageOfSeveralTransitionsIsOneAndDeliveredAgainADuplicate() {
    handle(Sent.sample("sitewise-anomaly"));
    handle(Sent.sample("sitewise-anomaly"));

    assertThat(counted(Outcome.STORED)).isEqualTo(1);
    assertThat(counted(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(ledger.taken(Subject.ALERTS)).isEqualTo(2);
    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(ledger.noted("ignored.machineOff")).isEqualTo(2);
  }

  @Test
  void aMessageThatIsUsableInPartIsWorkedOnAndKeptInQuarantine() {
    handle(halfGood());

    assertThat(counted(Outcome.QUARANTINED)).isEqualTo(1);
    assertThat(counted(Outcome.STORED)).isZero();
    assertThat(ledger.balanced()).isTrue();
    assertThat(plant.cmms.creates).isEqualTo(1);
    assertThat(quarantined)
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.reason()).isEqualTo(Reason.UNSUPPORTED_EVENT);
          assertThat(new String(kept.bytes(), StandardCharsets.UTF_8))
              .isEqualTo(halfGood().getFirst());
        });
  }

  @Test
  void whereQuarantineIsAwaySuchAMessageComesAgainAndItsOrderIsMadeOnce() {
    quarantineDown = true;
    assertThat(handle(halfGood())).containsExactly("m0");
    quarantineDown = false;
    assertThat(handle(halfGood())).isEmpty();

    assertThat(counted(Outcome.RETURNED)).isEqualTo(1);
    assertThat(counted(Outcome.QUARANTINED)).isEqualTo(1);
    assertThat(ledger.balanced()).isTrue();
    assertThat(plant.cmms.creates).isEqualTo(1);
  }

  @Test
  void whileThePlantModelCannotBeReadTheMessageComesAgain() {
    directory = new Away();

    assertThat(handle(Sent.sample("cloudwatch-band"))).containsExactly("m0");
    assertThat(counted(Outcome.RETURNED)).isEqualTo(1);
    assertThat(ledger.balanced()).isTrue();
    assertThat(quarantined).isEmpty();
  }

  @Test
  void whatOnlyALaterReleaseCanUseComesAgainAndKeepsNoOtherBack() {
    String later =
        """
        {"source":"shopfloor","detail-type":"Alert","detail":{"v":2,"needs":2}}\
        """;

    assertThat(handle(List.of(later, Sent.sample("cloudwatch-band").getFirst())))
        .containsExactly("m0");
    assertThat(counted(Outcome.RETURNED)).isEqualTo(1);
    assertThat(counted(Outcome.STORED)).isEqualTo(1);
    assertThat(ledger.balanced()).isTrue();
    assertThat(quarantined).isEmpty();
  }

  private List<String> halfGood() {
    return List.of(
        Sent.sample("sitewise-alarm").getFirst().replace("\\\"Normal\\\"", "\\\"Odd\\\""));
  }

  private long counted(Outcome outcome) {
    return ledger.counted(Subject.ALERTS, outcome);
  }

  private List<String> handle(List<String> bodies) {
    List<QueuedMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      messages.add(
          new QueuedMessage(
              "m" + messages.size(), body, "arn:aws:sqs:eu-central-1:1:AlertQueue", 1, 1));
    }
    Bridge bridge =
        new Bridge(
            new Envelopes(directory),
            plant.store,
            plant.assets,
            this::keep,
            plant.worker,
            plant.drain,
            plant.readBack,
            (what, thrown) -> {});
    return bridge.handle(messages, () -> MORNING, () -> 60_000, ledger);
  }

  private void keep(List<Quarantined> records) {
    if (quarantineDown) {
      throw new IllegalStateException("the table is away");
    }
    quarantined.addAll(records);
  }

  /** A registry that cannot be reached. */
  private static final class Away implements PlantDirectory {
    @Override
    public List<AssetKey> assetsOf(String topic) {
      throw new IllegalStateException("the table is away");
    }

    @Override
    public AssetHistory history(AssetKey asset) {
      throw new IllegalStateException("the table is away");
    }

    @Override
    public List<AssetKey> assets() {
      throw new IllegalStateException("the table is away");
    }
  }
}
