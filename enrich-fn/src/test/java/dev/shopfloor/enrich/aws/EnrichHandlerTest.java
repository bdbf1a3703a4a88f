package dev.shopfloor.enrich.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.MemoryPorts;
import dev.shopfloor.enrich.MemoryPorts.Part;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.TestPlant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichHandlerTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  // the handler asks its context nothing
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private final MemoryPorts ports = new MemoryPorts();
  private final List<Ledger> ledgers = new ArrayList<>();
  private final EnrichHandler handler =
      new EnrichHandler(
          new FunctionRuntime(
              new Environment(Map.of()),
              Clock.fixed(Instant.ofEpochSecond(1_794_800_000), ZoneOffset.UTC),
              ledgers::add),
          ports.stage(
              TestPlant.directory(
                  TestPlant.with(TestPlant.press(), TestPlant.limited("coolant_temperature")))));

  @Test
  void aReadingInWordsIsEnrichedAndSent() throws IOException {
    assertThat(handle(event("payload"))).isEqualTo(DONE);

    TelemetryMessage message = ports.telemetry().getFirst();
    assertThat(message.context()).isEqualTo(TestPlant.press().context());
    assertThat(message.points())
        .extracting(EnrichedPoint::tag)
        .containsExactly("temperature", "state", "part_count", "door", "program", "hydraulics");
    assertThat(ports.production().getFirst().points())
        .extracting(EnrichedPoint::tag)
        .containsExactly("state", "part_count");
    assertThat(message.points().getFirst().rx()).isEqualTo(1_794_800_000_250_000_000L);
  }

  @Test
  void aReadingInBase64KeepsAllDigitsOfItsCounter() throws IOException {
    handle(event("data"));

    assertThat(ports.production().getFirst().points())
        .extracting(EnrichedPoint::value)
        .contains(new Value.Whole(9_007_199_254_740_993L));
  }

  @ParameterizedTest
  @CsvSource({
    "malformed, MALFORMED_JSON, 0",
    "malformed-envelope, MALFORMED_ENVELOPE, 0",
    "scalar, UNSUPPORTED_SHAPE, 0",
    "absurd-time, INVALID_TIME, 0",
    "unknown-asset, UNKNOWN_ASSET, 0",
    "unknown-tag, UNKNOWN_TAG, 1",
    "nan, NOT_A_NUMBER, 1",
    "wrong-type, WRONG_TYPE, 1",
    "future-time, FUTURE_TIME, 0",
    "late, LATE, 0"
  })
  void badInputIsKeptWithItsReasonAndTheRestGoesOn(String sample, Reason reason, int forwarded)
      throws IOException {
    assertThat(handle(event(sample))).isEqualTo(DONE);

    assertThat(ports.quarantined()).extracting(Quarantined::reason).containsExactly(reason);
    assertThat(ports.quarantined().getFirst().bytes()).isNotEmpty();
    assertThat(ledger().counted(Subject.POINTS, Outcome.FORWARDED)).isEqualTo(forwarded);
    assertThat(ledger().balanced()).isTrue();
  }

  @Test
  void aMessageBeyondTheLimitOfMqttIsKept() throws IOException {
    byte[] large = new byte[FlatJsonDecoder.MAX_BYTES + 1];
    handle(
        "{\"data\":\"%s\",\"topic\":\"%s\",\"rx\":1794800000000}"
            .formatted(Base64.getEncoder().encodeToString(large), TestPlant.TOPIC)
            .getBytes(UTF_8));

    assertThat(ports.quarantined().getFirst().reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(ports.quarantined().getFirst().bytes()).isEqualTo(large);
  }

  @Test
  void aFaultRaisesOneAlertHoweverOftenItComes() throws IOException {
    handle(event("condition-fault"));
    handle(event("condition-fault"));

    assertThat(ports.alerts()).extracting(Alert::message).containsExactly("TAILSTOCK BARRIER");
    assertThat(ledgers).extracting(ledger -> ledger.noted("alerts")).containsExactly(1L, 0L);
  }

  @Test
  void aValueBeyondItsLimitsIsRaisedRaisedAgainAndClearedAndItsPointsAreForwarded()
      throws IOException {
    handle(event("limit-raised"));
    handle(event("limit-raised"));
    handle(event("limit-escalated"));
    handle(event("limit-cleared"));

    assertThat(ports.alerts())
        .extracting(alert -> alert.state() + " " + alert.code())
        .containsExactly("RAISED H", "RAISED HH", "CLEARED H");
    assertThat(ledgers)
        .extracting(ledger -> ledger.noted("alerts"))
        .containsExactly(1L, 0L, 1L, 1L);
    assertThat(ledgers)
        .allSatisfy(ledger -> {
          assertThat(ledger.counted(Subject.POINTS, Outcome.FORWARDED)).isOne();
          assertThat(ledger.balanced()).isTrue();
        });
  }

  @Test
  void aLimitThatTheBusDidNotHearOfReturnsItsMessageAndIsRaisedOnceTheBusIsBack()
      throws IOException {
    ports.down(Part.BUS);
    byte[] event = event("limit-raised");

    assertThatThrownBy(() -> handle(event)).hasMessage("BUS is down");
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.RETURNED)).isOne();
    ports.up();
    handle(event);
    handle(event);

    assertThat(ports.alerts()).extracting(Alert::code).containsExactly("H");
  }

  @Test
  void aQueueOfThreeGivesTwoMessagesAndOneBrokenEnvelope() throws IOException {
    assertThat(handle(event("sqs"))).isEqualTo(DONE);

    assertThat(ledger().taken(Subject.MESSAGES)).isEqualTo(3);
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(2);
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.QUARANTINED)).isOne();
    assertThat(ports.telemetry()).hasSize(1);
  }

  @Test
  void aStreamIsReadTheSameWay() throws IOException {
    assertThat(handle(event("kinesis"))).isEqualTo(DONE);

    assertThat(ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(2);
    assertThat(ledger().counted(Subject.POINTS, Outcome.FORWARDED)).isEqualTo(3);
  }

  @Test
  void aFailureOfTheDirectCallIsAnExceptionAfterTheAccount() throws IOException {
    ports.down(Part.TELEMETRY);
    byte[] event = event("payload");

    assertThatThrownBy(() -> handle(event)).hasMessage("TELEMETRY is down");
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.RETURNED)).isOne();
    assertThat(ledger().received(Subject.MESSAGES)).isZero();
    assertThat(ledger().balanced()).isTrue();
  }

  @Test
  void aFailureOfRecordsReturnsTheirIds() throws IOException {
    ports.down(Part.QUARANTINE);

    assertThat(handle(event("sqs")))
        .contains("c7a01\"", "c7a02\"", "c7a03\"")
        .startsWith("{\"batchItemFailures\":[{\"itemIdentifier\":");
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.RETURNED)).isEqualTo(3);
    assertThat(ledger().balanced()).isTrue();
  }

  @Test
  void whatTheRuleCouldNotHandOverIsEnrichedOnItsRedrive() throws IOException {
    assertThat(handle(event("redrive-error-action"))).isEqualTo(DONE);

    assertThat(ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(3);
    assertThat(ports.telemetry().getFirst().points())
        .extracting(point -> point.rx() / 1_000_000)
        .containsExactly(1_794_800_000_300L, 1_794_800_002_300L, 1_794_800_002_300L);
  }

  @Test
  void whatFailedBeforeIsEnrichedOnItsRedriveAsItWouldHaveBeen() throws IOException {
    assertThat(handle(event("redrive-failure-record"))).isEqualTo(DONE);

    assertThat(ledger().counted(Subject.MESSAGES, Outcome.DECODED)).isEqualTo(2);
    assertThat(ports.telemetry().getFirst().points())
        .extracting(point -> point.rx() / 1_000_000)
        .containsExactly(1_794_800_003_250L, 1_794_800_004_250L);
  }

  @Test
  void aRedriveThatFailsReturnsARecordOfSeveralMessagesOnceAndItsAccountAddsUp()
      throws IOException {
    ports.down(Part.TELEMETRY);

    assertThat(handle(event("redrive-error-action")))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"7c1d2b6e-7a7a-4a3e-9a55-3f1d6c1c7b01\"},"
                + "{\"itemIdentifier\":\"7c1d2b6e-7a7a-4a3e-9a55-3f1d6c1c7b02\"}]}");
    assertThat(ledger().counted(Subject.MESSAGES, Outcome.RETURNED)).isEqualTo(3);
    assertThat(ledger().balanced()).isTrue();
  }

  @Test
  void aRedriveAfterAFirstTryThatHalfSucceededSendsTheSamePointsAgainAndNoAlert()
      throws IOException {
    byte[] direct = event("limit-raised");
    String redrive =
        new String(
            Json.bytes(json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("Records");
              json.writeStartObject();
              json.writeStringField("messageId", "m1");
              json.writeStringField(
                  "body", "{\"requestPayload\":" + new String(direct, UTF_8).strip() + "}");
              json.writeEndObject();
              json.writeEndArray();
              json.writeEndObject();
            }),
            UTF_8);
    ports.down(Part.BUS);
    assertThatThrownBy(() -> handle(direct)).hasMessage("BUS is down");
    ports.up();
    handle(redrive.getBytes(UTF_8));
    handle(redrive.getBytes(UTF_8));

    assertThat(ports.telemetry()).hasSize(3).allMatch(ports.telemetry().getFirst()::equals);
    assertThat(ports.alerts()).hasSize(1);
  }

  private Ledger ledger() {
    return ledgers.getLast();
  }

  private String handle(byte[] event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), output, CONTEXT);
    return output.toString(UTF_8);
  }

  private static byte[] event(String name) throws IOException {
    Path root = Path.of(System.getProperty("shopfloor.root", ".."));
    return Files.readAllBytes(root.resolve("events").resolve("enrich-" + name + ".json"));
  }
}
