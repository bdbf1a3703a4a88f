package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.enrich.MemoryPorts.Part;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrichStageTest {
  private static final String MIXED =
      "{\"ts\":1794800000,\"temp\":50,\"state\":\"1\",\"part_count\":7,\"colour\":1,"
          + "\"hydraulics\":{\"level\":\"fault\",\"nativeCode\":\"149\"}}";

  private final MemoryPorts ports = new MemoryPorts();
  private final AssetRevision press = TestPlant.press();
  private final AssetRevision other = TestPlant.named(press, "press08");
  private final EnrichStage stage = ports.stage(TestPlant.directory(press, other));

  @Test
  void allPointsGoToTheWriterAndThoseOfProductionToOeeToo() {
    EnrichStage.Run run = stage.run(batch(MIXED));

    assertThat(run.failure()).isNull();
    assertThat(tags(ports.telemetry()))
        .containsExactly("temperature", "state", "part_count", "hydraulics");
    assertThat(tags(ports.production())).containsExactly("state", "part_count");
    assertThat(ports.alerts()).hasSize(1);
    assertThat(ports.quarantined()).hasSize(1);
    assertThat(run.ledger().balanced()).isTrue();
    assertThat(run.ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isOne();
    assertThat(run.ledger().counted(Subject.POINTS, Outcome.FORWARDED)).isEqualTo(4);
    assertThat(run.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isOne();
    assertThat(run.ledger().noted("productionForwarded")).isEqualTo(2);
    assertThat(run.ledger().noted("alerts")).isOne();
  }

  @Test
  void theQueuesComeBeforeTheBusAndQuarantineComesLast() {
    stage.run(batch(MIXED));

    assertThat(ports.calls())
        .containsExactly(Part.TELEMETRY, Part.PRODUCTION, Part.BUS, Part.QUARANTINE);
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void whateverFailsTheMessageIsReturnedAndDoneAgainWithoutLoss(Part part) {
    ports.down(part);
    EnrichStage.Run failed = stage.run(batch(MIXED));

    assertThat(failed.failure()).hasMessage(part + " is down");
    assertThat(failed.ledger().counted(Subject.MESSAGES, Outcome.RETURNED)).isOne();
    assertThat(failed.ledger().taken(Subject.POINTS)).isZero();
    assertThat(failed.ledger().balanced()).isTrue();

    ports.up();
    EnrichStage.Run done = stage.run(batch(MIXED));

    assertThat(done.failure()).isNull();
    assertThat(ports.telemetry()).isNotEmpty().containsOnly(ports.telemetry().getFirst());
    assertThat(ports.alerts()).isNotEmpty().containsOnly(ports.alerts().getFirst());
    assertThat(ports.quarantined()).hasSize(1);
  }

  @Test
  void pointsOfOneAssetShareAMessageHoweverTheyCome() {
    List<Envelope> mixed = new ArrayList<>();
    for (int at = 0; at < 10; at++) {
      for (String asset : List.of("press07", "press08")) {
        mixed.add(
            new Envelope.RawMessage(
                "plant/berlin/line1/" + asset + "/telemetry",
                Messages.RX,
                "{\"ts\":%d,\"temp\":50}".formatted(1_794_800_000 - at).getBytes(UTF_8),
                null,
                null,
                "id" + asset + at));
      }
    }
    stage.run(new EventBatch(Way.RECORDS, mixed));

    assertThat(ports.telemetry())
        .extracting(TelemetryMessage::context)
        .extracting(AssetContext::asset)
        .containsExactly("press07", "press08");
    assertThat(ports.production()).isEmpty();
  }

  @Test
  void aLargeBatchIsPackedIntoBodiesThatSqsTakes() {
    String text = "ü".repeat(2000);
    List<Envelope> many = new ArrayList<>();
    for (int at = 0; at < 200; at++) {
      many.add(
          Messages.message(
              "{\"ts\":%d,\"program\":\"%s\"}"
                  .formatted(1_794_800_000 - at, text)
                  .getBytes(UTF_8)));
    }
    EnrichStage.Run run = stage.run(new EventBatch(Way.RECORDS, many));

    assertThat(run.failure()).isNull();
    assertThat(ports.telemetry()).hasSizeGreaterThan(3);
    assertThat(tags(ports.telemetry())).hasSize(200);
  }

  private static EventBatch batch(String payload) {
    return new EventBatch(Way.DIRECT, List.of(Messages.message(payload.getBytes(UTF_8))));
  }

  private static List<String> tags(List<TelemetryMessage> messages) {
    return messages.stream()
        .flatMap(message -> message.points().stream())
        .map(EnrichedPoint::tag)
        .toList();
  }
}
