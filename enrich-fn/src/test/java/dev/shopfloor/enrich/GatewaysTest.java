package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several machines behind one gateway, and where a gateway's readings end. */
class GatewaysTest {
  private static final String TOPIC = "gateway/data";

  @Test
  void aPublishersWritersAreDevices() {
    Enrichment enriched =
        enrich(
            """
            {"PublisherId":"edge1","Messages":[
            {"DataSetWriterId":1,"DataSetWriterName":"Press07","Payload":{"program":"a"}},
            {"DataSetWriterId":2,"DataSetWriterName":"Press08","Payload":{"program":"b"}}]}
            """,
            press("press07", PayloadFamily.OPC_UA, "Press07"),
            press("press08", PayloadFamily.OPC_UA, "Press08"));

    assertThat(tags(enriched))
        .isEqualTo(Map.of(asset("press07"), "program", asset("press08"), "program"));
  }

  @Test
  void aWriterNeedsNoNameWhereTheTopicIsOneAssets() {
    Enrichment enriched =
        enrich(
            "{\"DataSetWriterId\":62541,\"Payload\":{\"program\":\"a\"}}",
            press("press07", PayloadFamily.OPC_UA, null));

    assertThat(tags(enriched)).isEqualTo(Map.of(asset("press07"), "program"));
  }

  @Test
  void aDeviceMayStandBeforeTheTagOfAnyFamily() {
    assertThat(
            tags(
                enrich(
                    "[{\"id\":\"Line1.Press07.program\",\"v\":\"a\"}]",
                    press("press07", PayloadFamily.KEPWARE, "Line1.Press07"))))
        .isEqualTo(Map.of(asset("press07"), "program"));
    assertThat(
            tags(
                enrich(
                    """
                    {"propertyAlias":"/A/Press07/program","propertyValues":[{"value":{
                    "stringValue":"a"}}]}
                    """,
                    press("press07", PayloadFamily.SITEWISE, "/A/Press07"))))
        .isEqualTo(Map.of(asset("press07"), "program"));
    assertThat(
            tags(
                enrich(
                    "[{\"bn\":\"urn:dev:1:\",\"n\":\"program\",\"vs\":\"a\"}]",
                    press("press07", PayloadFamily.SENML, "urn:dev:1"))))
        .isEqualTo(Map.of(asset("press07"), "program"));
  }

  @Test
  void aReadingWithoutANameIsKeptForItsShapeAndTheOthersGoOn() {
    Enrichment enriched =
        enrich(
            "{\"values\":[{\"id\":\"program\",\"v\":\"a\"},{\"v\":1}]}",
            press("press07", PayloadFamily.KEPWARE, null));
    Quarantined kept = Messages.onlyQuarantined(enriched);

    assertThat(kept.reason()).isEqualTo(Reason.UNSUPPORTED_SHAPE);
    assertThat(kept.field()).isEqualTo("values/1");
    assertThat(tags(enriched)).hasSize(1);
    assertThat(enriched.ledger().balanced()).isTrue();
    assertThat(enriched.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isOne();
  }

  @Test
  void metadataIsIgnoredAndCountedAsSuch() {
    Enrichment enriched =
        enrich(
            """
            {"MessageType":"ua-metadata","PublisherId":"edge1","DataSetWriterId":1,"MetaData":{}}
            """,
            press("press07", PayloadFamily.OPC_UA, null));

    assertThat(enriched.ledger().noted("ignored.metadata")).isOne();
    assertThat(enriched.ledger().balanced()).isTrue();
  }

  private static Enrichment enrich(String payload, AssetRevision... assets) {
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(assets), new MemorySourceStore())
        .enrich(
            new RawMessage(TOPIC, Messages.RX, payload.getBytes(UTF_8), null, null, null), into);
    return into;
  }

  private static Map<String, String> tags(Enrichment enriched) {
    return enriched.points().entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().key().text(),
                each ->
                    each.getValue().stream()
                        .map(EnrichedPoint::tag)
                        .collect(Collectors.joining(","))));
  }

  private static String asset(String id) {
    return new AssetKey("berlin", id).text();
  }

  private static AssetRevision press(String id, PayloadFamily family, @Nullable String device) {
    AssetRevision asset = TestPlant.named(TestPlant.press(), id);
    SourceSpec source = TestPlant.source(TOPIC);
    return TestPlant.with(
        asset,
        new SourceSpec(
            TOPIC,
            device,
            Decode.spec(family),
            source.maxAhead(),
            source.maxAge(),
            source.clockTolerance(),
            source.unknownTags(),
            source.ignored()));
  }
}
