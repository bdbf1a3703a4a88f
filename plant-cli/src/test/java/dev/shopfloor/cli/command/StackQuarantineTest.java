package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.enrich.EnvelopeReader;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.testing.LocalTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On a stack whose quarantine is a DynamoDB Local and whose first stage is ours. */
class StackQuarantineTest {
  private static final String TOPIC = "plant/berlin/line1/press07/x";
  private static final long RX = 1_794_800_001_200_000_000L;

  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  @TempDir Path folder;

  private final Map<String, String> before = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> calls = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<Enrichment> taken = new ArrayList<>();
  private LoopbackServer aws;
  private String table;
  private String tags = "pressure: bar";
  private boolean down;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    process.close();
  }

  @BeforeEach
  void settings() throws IOException {
    table = LocalTables.create(dynamo, "Quarantine");
    aws = LoopbackServer.start(0, 1_000_000, this::answer);
    set("aws.region", "eu-test-1");
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
    set("aws.disableEc2Metadata", "true");
    set("aws.configFile", folder.resolve("none").toString());
    set("aws.sharedCredentialsFile", folder.resolve("none").toString());
    set("aws.endpointUrlCloudFormation", aws.url());
    set("aws.endpointUrlLambda", aws.url());
    set("aws.endpointUrlSqs", aws.url());
    set("aws.endpointUrlDynamoDb", process.endpoint().toString());
  }

  @AfterEach
  void restore() {
    aws.close();
    before.forEach(StackQuarantineTest::put);
  }

  @Test
  void aMendedRecordPassesUnderItsFirstReceiveTimeAndLeavesQuarantine() {
    Quarantined record = record("pressure", "{\"pressure\":3}");
    keep(record);

    assertThat(quarantine("replay")).isZero();

    assertThat(out.toString())
        .contains(KeptRecord.of(record).shortId() + "  passed", "1 passed, 0 are on their queue");
    assertThat(taken)
        .singleElement()
        .satisfies(enriched ->
            assertThat(enriched.points().values().iterator().next().getFirst().rx()).isEqualTo(RX));
    assertThat(kept()).isEmpty();
  }

  @Test
  void aRecordThatFailsAgainInTheSameWayStaysAndIsSentOnce() {
    Quarantined first = refusal("{\"torque\":1}");
    keep(first);

    assertThat(quarantine("replay")).isZero();

    assertThat(out.toString()).contains("came back as UNKNOWN_TAG: add the tag", "1 came back");
    assertThat(calls).hasSize(1);
    assertThat(kept()).singleElement().isEqualTo(KeptRecord.of(first).id());
  }

  @Test
  void whatOneMessageLeftInTwoBatchesIsSentOnceAndWhatFailsAgainStays() {
    tags = "pressure: {unit: bar, range: [0, 1]}";
    Quarantined tag = refusal("{\"pressure\":3,\"torque\":1}", Reason.UNKNOWN_TAG);
    Quarantined range = refusal("{\"pressure\":3,\"torque\":1}", Reason.OUT_OF_RANGE);
    keep(tag);
    keep(range);

    assertThat(quarantine("replay")).isZero();

    assertThat(calls).hasSize(1);
    assertThat(out.toString()).contains("0 passed", "2 came back");
    assertThat(kept())
        .containsExactlyInAnyOrder(KeptRecord.of(tag).id(), KeptRecord.of(range).id());
  }

  @Test
  void ofABatchOnlyTheChosenRecordsGo() {
    Quarantined chosen = record("pressure", "{\"pressure\":3}");
    Quarantined rest = record("torque", "{\"torque\":1}");
    keep(chosen, rest);

    assertThat(quarantine("replay", KeptRecord.of(chosen).shortId(), "--json")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            "{\"outcome\":\"replayed\",\"id\":\"%s\",\"result\":\"passed\",\"reason\":\"UNKNOWN_TAG\"}\n"
                .formatted(KeptRecord.of(chosen).id()));
    assertThat(kept()).containsExactly(KeptRecord.of(rest).id());
  }

  @Test
  void aFunctionThatFailsKeepsTheRecordsAndIsAFailure() {
    down = true;
    keep(record("pressure", "{\"pressure\":3}"));

    assertThat(quarantine("replay")).isEqualTo(1);

    assertThat(err.toString()).contains("EnrichFunction failed", "out of order", "replay again");
    assertThat(kept()).hasSize(1);
    down = false;
    assertThat(quarantine("replay")).isZero();
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatALaterStageRefusedGoesOntoItsQueueAsItWas() {
    keep(
        new Quarantined(
            Reason.STORE_REJECTED,
            null,
            "because",
            "writer",
            "berlin/press07",
            "dev-TelemetryQueue",
            RX,
            "{\"v\":1}".getBytes(StandardCharsets.UTF_8)));

    assertThat(quarantine("replay")).isZero();

    assertThat(sent).containsExactly("{\"v\":1}");
    assertThat(calls).isEmpty();
    assertThat(out.toString()).contains("is on the queue of writer", "1 are on their queue");
    assertThat(kept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"UNKNOWN_ASSET", "UNSUPPORTED_EVENT", "MALFORMED_ENVELOPE"})
  void anAlertThatTheBridgeCouldNotUseGoesBackToAlertQueueWithItsOwnBytes(Reason reason) {
    String event = "{\"source\":\"aws.cloudwatch\",\"name\":\"Kühlung\"}";
    keep(
        new Quarantined(
            reason,
            "asset",
            "because",
            "workorder",
            null,
            "dev-AlertQueue",
            RX,
            event.getBytes(StandardCharsets.UTF_8)));

    assertThat(quarantine("replay")).isZero();

    assertThat(sent).containsExactly(event);
    assertThat(calls).isEmpty();
    assertThat(out.toString()).contains("is on the queue of workorder", "1 are on their queue");
    assertThat(kept()).isEmpty();
  }

  @Test
  void aBrokenEnvelopeIsNotSentAndStays() {
    keep(
        new Quarantined(
            Reason.MALFORMED_ENVELOPE, null, "because", "enrich", null, "", RX, new byte[] {'{'}));

    assertThat(quarantine("replay")).isZero();

    assertThat(out.toString()).contains("its envelope was broken", "1 cannot be replayed");
    assertThat(calls).isEmpty();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void theStacksRecordsAreListedAndShown() {
    Quarantined record = record("pressure", "{\"pressure\":3}");
    keep(record);

    assertThat(quarantine("list")).isZero();
    assertThat(quarantine("show", KeptRecord.of(record).id())).isZero();

    assertThat(out.toString()).contains("1 records", "field       pressure");
  }

  private int quarantine(String command, String... rest) {
    List<String> arguments =
        new ArrayList<>(List.of("quarantine", command, "--stack", "plant-dev"));
    arguments.addAll(List.of(rest));
    return Plant.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  private void keep(Quarantined... records) {
    new QuarantineTable(dynamo, table, Clock.systemUTC()).keep(List.of(records));
  }

  private List<String> kept() {
    return new QuarantineReader(dynamo, table)
        .all().stream()
            .flatMap(batch -> batch.records().stream())
            .map(record -> KeptRecord.of(record).id())
            .toList();
  }

  private static Quarantined record(String field, String text) {
    return new Quarantined(
        Reason.UNKNOWN_TAG,
        field,
        "because",
        "enrich",
        "berlin/press07",
        TOPIC,
        RX,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** The record that our first stage makes of a message. */
  private Quarantined refusal(String text) {
    return refusal(text, Reason.UNKNOWN_TAG);
  }

  private Quarantined refusal(String text, Reason reason) {
    byte[] event =
        "{\"payload\":%s,\"topic\":\"%s\",\"rx\":%d}"
            .formatted(text, TOPIC, RX / 1_000_000)
            .getBytes(StandardCharsets.UTF_8);
    return enrich(event).quarantined().stream()
        .filter(record -> record.reason() == reason)
        .findFirst()
        .orElseThrow();
  }

  private Enrichment enrich(byte[] event) {
    byte[] plant =
        """
        shopfloor: 1
        sites:
          berlin:
            zone: Europe/Berlin
            lines:
              line1:
                assets:
                  press07: {type: press, states: simple, tags: {state: state, %s}}
        """
            .formatted(tags)
            .getBytes(StandardCharsets.UTF_8);
    Enricher enricher =
        new Enricher(
            new MapPlantDirectory(PlantFiles.compile("plant.yaml", plant).require()),
            new MemorySourceStore());
    Enrichment enriched = new Enrichment();
    EnvelopeReader.read(event, 0)
        .envelopes()
        .forEach(envelope -> enricher.enrich(envelope, enriched));
    return enriched;
  }

  private Response answer(Request request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (request.path().contains("/functions/")) {
      return call(request.body());
    }
    if (body.contains("MessageBody")) {
      String text = body.replaceAll(".*\"MessageBody\":\"(.*?[^\\\\])\".*", "$1");
      sent.add(text.replace("\\\"", "\""));
      return Response.json(
          200, "{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"%s\"}".formatted(md5(sent)));
    }
    String id = body.replaceAll("(?s).*LogicalResourceId=([A-Za-z]*).*", "$1");
    return xml(
        """
        <DescribeStackResourceResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStackResourceResult><StackResourceDetail>
            <PhysicalResourceId>%s</PhysicalResourceId>
            <ResourceStatus>CREATE_COMPLETE</ResourceStatus>
          </StackResourceDetail></DescribeStackResourceResult>
        </DescribeStackResourceResponse>
        """
            .formatted(physical(id)));
  }

  private String physical(String id) {
    return switch (id) {
      case "QuarantineTable" -> table;
      case "EnrichFunctionAliaslive" -> "dev-enrich:live";
      default -> aws.url() + "/000000000000/dev-" + id;
    };
  }

  /** As Lambda does: the function, or what it says when it fails. */
  private Response call(byte[] event) {
    calls.add(new String(event, StandardCharsets.UTF_8));
    if (down) {
      return Response.json(200, "{\"errorMessage\":\"out of order\"}")
          .with("X-Amz-Function-Error", "Unhandled");
    }
    Enrichment enriched = enrich(event);
    taken.add(enriched);
    if (!enriched.quarantined().isEmpty()) {
      new QuarantineTable(dynamo, table, Clock.systemUTC()).keep(enriched.quarantined());
    }
    return Response.json(200, "{\"batchItemFailures\":[]}");
  }

  private static String md5(List<String> bodies) {
    try {
      byte[] last = bodies.getLast().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(last));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Response xml(String text) {
    return new Response(200, "text/xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private void set(String property, String value) {
    String old = System.getProperty(property);
    before.putIfAbsent(property, old == null ? "" : old);
    put(property, value);
  }

  private static void put(String property, String value) {
    if (value.isEmpty()) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
