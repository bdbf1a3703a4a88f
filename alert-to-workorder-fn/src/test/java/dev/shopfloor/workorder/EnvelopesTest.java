package dev.shopfloor.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.testing.NextRelease;
import dev.shopfloor.testing.TestPlant;
import dev.shopfloor.workorder.adapter.Sent;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
  private static final Envelopes ENVELOPES = new Envelopes(TestPlant.directory());

  @Test
  void anAlertThatWasRaisedBecomesABeginning() {
    Occurrence.Raised raised = (Occurrence.Raised) occurrence(alert(Alert.State.RAISED, "OIL LOW"));

    assertThat(raised.eventId()).isEqualTo("e1");
    assertThat(raised.key()).isEqualTo(Given.KEY).hasSize(29).startsWith("sf:");
    assertThat(raised.severity()).isEqualTo(Severity.HIGH);
    assertThat(raised.subject()).isEqualTo("OIL LOW (hydraulics 149)");
    assertThat(raised.text()).contains("Value: 95.2 Cel", "Limit: 90.0 Cel", "code 149");
    assertThat(raised.eventTime()).isEqualTo(Given.MORNING + 7);
  }

  @Test
  void itsEndHasTheSameKey() {
    assertThat(occurrence(alert(Alert.State.CLEARED, null)))
        .isInstanceOf(Occurrence.Cleared.class)
        .extracting(Occurrence::key)
        .isEqualTo(Given.KEY);
  }

  @Test
  void aStopBeginsAndEndsOneProblemOfItsAsset() {
    Occurrence started =
        occurrence(
            new StopStarted(
                "s1", Given.PRESS, "line1", "STOPPED", "FAULT", Severity.HIGH, "jam", 10, 5));
    Occurrence ended =
        occurrence(
            new StopEnded(
                "s2", Given.PRESS, "line1", "STOPPED", "FAULT", 10, 10 + 3 * Given.MINUTE));

    assertThat(started.key()).isEqualTo(ended.key());
    assertThat(started.key()).isEqualTo(Markers.key(List.of("berlin", "press07", "stop")));
    assertThat(started.subject()).contains("STOPPED").contains("jam");
    assertThat(ended).isInstanceOf(Occurrence.Cleared.class);
    assertThat(ended.text()).contains("180 s");
  }

  @Test
  void aDataQualityAlertIsLowAndOneProblemForEachSignalProblemAndCode() {
    Occurrence occurrence =
        ((Incoming.Occurred) ENVELOPES.read(Sent.sample("data-quality").getFirst()))
            .occurrences()
            .getFirst();

    assertThat(occurrence)
        .isInstanceOfSatisfying(
            Occurrence.Raised.class,
            raised -> assertThat(raised.severity()).isEqualTo(Severity.LOW));
    assertThat(occurrence.subject()).startsWith("the source's clock is 3600.2 s behind");
    assertThat(occurrence.key())
        .isEqualTo(
            Markers.key(
                List.of("berlin", "press07", "plant/berlin/line1/press07/#", "CLOCK_OFFSET", "")));
  }

  @Test
  void aForeignMessageMayTellOfSeveralTransitions() {
    assertThat(new Envelopes(Sent.plant()).read(Sent.sample("sitewise-anomaly").getFirst()))
        .isInstanceOfSatisfying(
            Incoming.Occurred.class,
            occurred -> {
              assertThat(occurred.occurrences())
                  .extracting(Occurrence::key)
                  .hasSize(2)
                  .containsOnly(occurred.occurrences().getFirst().key());
              assertThat(occurred.ignored()).containsExactly("machineOff");
              assertThat(occurred.rest()).isNull();
            });
  }

  @Test
  void theDetailMayStandBeforeItsType() {
    String detail = EventCodec.detail(alert(Alert.State.RAISED, null));

    assertThat(
            ENVELOPES.read(
                "{\"detail\":%s,\"source\":\"shopfloor\",\"detail-type\":\"Alert\"}"
                    .formatted(detail)))
        .isInstanceOf(Incoming.Occurred.class);
  }

  @Test
  void aMachinesWordsOfManyLinesMakeOneLineOfTitle() {
    Occurrence long_ = occurrence(alert(Alert.State.RAISED, "A\n\tB" + "x".repeat(500)));

    assertThat(long_.subject()).startsWith("A B").hasSize(160).endsWith("…");
  }

  @Test
  void aTickCarriesItsTime() {
    assertThat(ENVELOPES.read("{\"tick\":\"2026-06-15T08:00:00Z\"}"))
        .isEqualTo(new Incoming.Tick(Given.MORNING));
  }

  @Test
  void aTickWithoutATimeIsMalformed() {
    assertThat(ENVELOPES.read("{\"tick\":\"soon\"}"))
        .isInstanceOfSatisfying(
            Incoming.Unusable.class,
            unusable -> {
              assertThat(unusable.reason()).isEqualTo(Reason.MALFORMED_ENVELOPE);
              assertThat(unusable.field()).isEqualTo("tick");
              assertThat(unusable.message()).contains("soon");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "hello",
        "{\"source\":\"shopfloor\"}",
        "{\"source\":1,\"detail-type\":\"Alert\"}",
        "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\"}",
        "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":{}}",
        "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":7}",
        "{\"tick\":\"2026-06-15T08:00:00Z\"} {}"
      })
  void whatCannotBeReadIsMalformed(String body) {
    assertThat(ENVELOPES.read(body))
        .isInstanceOfSatisfying(
            Incoming.Unusable.class,
            unusable -> assertThat(unusable.reason()).isEqualTo(Reason.MALFORMED_ENVELOPE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source\":\"aws.ec2\",\"detail-type\":\"Alert\",\"detail\":{}}",
        "{\"source\":\"shopfloor\",\"detail-type\":\"ShiftClosed\",\"detail\":{}}"
      })
  void anEventThatNoAdapterKnowsIsUnsupported(String body) {
    assertThat(ENVELOPES.read(body))
        .isInstanceOfSatisfying(
            Incoming.Unusable.class,
            unusable -> assertThat(unusable.reason()).isEqualTo(Reason.UNSUPPORTED_EVENT));
  }

  @Test
  void anEventWithMoreFieldsAndARaisedVersionIsReadAsFarAsItIsKnown() {
    String detail = EventCodec.detail(alert(Alert.State.RAISED, null));
    String later = NextRelease.raised(NextRelease.grown(detail, new Random(7)), 1);

    assertThat(ENVELOPES.read(enveloped("Alert", later)))
        .isEqualTo(ENVELOPES.read(enveloped("Alert", detail)))
        .isInstanceOf(Incoming.Occurred.class);
  }

  @Test
  void whatOnlyALaterReleaseCanUseWaitsForIt() {
    String detail = EventCodec.detail(alert(Alert.State.RAISED, null));
    String raised = NextRelease.raised(detail, 1);

    assertThat(
            List.of(
                enveloped("Alert", NextRelease.needing(detail, 2)),
                enveloped("Alert", raised.replace("RAISED", "SMOULDERS")),
                enveloped("PartWornOut", raised),
                "{\"tick\":\"2026-06-15T08:00:00Z\",\"needs\":2}"))
        .extracting(ENVELOPES::read)
        .allSatisfy(incoming -> assertThat(incoming).isInstanceOf(Incoming.Newer.class));
    assertThat(ENVELOPES.read(enveloped("Alert", detail.replace("RAISED", "SMOULDERS"))))
        .isInstanceOf(Incoming.Unusable.class);
  }

  private static String enveloped(String type, String detail) {
    return "{\"source\":\"shopfloor\",\"detail-type\":\"%s\",\"detail\":%s}"
        .formatted(type, detail);
  }

  @Test
  void aTimeBeforeTheEpochIsMalformedAndNamed() {
    Alert alert = alert(Alert.State.RAISED, null);
    String body = envelope(alert).replace(Long.toString(alert.eventTime()), "-5");

    assertThat(ENVELOPES.read(body))
        .isInstanceOfSatisfying(
            Incoming.Unusable.class,
            unusable -> assertThat(unusable.message()).contains("-5").contains("eventTime"));
  }

  private static Occurrence occurrence(ShopfloorEvent event) {
    return ((Incoming.Occurred) ENVELOPES.read(envelope(event))).occurrences().getFirst();
  }

  private static String envelope(ShopfloorEvent event) {
    return """
    {"version":"0","id":"7bf73129","detail-type":"%s","source":"shopfloor",
     "account":"123456789012","time":"2026-06-15T08:00:00Z","region":"eu-central-1",
     "resources":[],"detail":%s}\
    """
        .formatted(event.detailType(), EventCodec.detail(event));
  }

  private static Alert alert(Alert.State state, @Nullable String message) {
    return new Alert(
        "e1",
        Given.PRESS,
        "line1",
        "hydraulics",
        "machine-condition",
        Alert.Kind.STATE,
        state,
        Severity.HIGH,
        "149",
        message,
        new Value.Real(95.2),
        "Cel",
        90.0,
        null,
        List.of(),
        Given.MORNING + 7,
        List.of("berlin", "press07", "hydraulics", "149"));
  }
}
