package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteWiseNoticesTest {
  private final String anomaly = Sent.sample("sitewise-anomaly").getFirst();
  private final String alarm = Sent.sample("sitewise-alarm").getFirst();

  @Test
  void eachResultIsATransitionWithItsContributorsTheStrongestFirst() {
    List<Adapted> parts = Sent.parts("sitewise-anomaly");
    Alert raised = Sent.alert(parts.getFirst());
    Alert cleared = Sent.alert(parts.get(1));

    assertThat(raised)
        .returns(Sent.PRESS, Alert::asset)
        .returns("line1", Alert::line)
        .returns("anomaly c3d4e5f6-5678-90ab-cdef-000000000001", Alert::signal)
        .returns("sitewise", Alert::detector)
        .returns(Alert.Kind.ANOMALY, Alert::kind)
        .returns(Alert.State.RAISED, Alert::state)
        .returns("unusual behaviour, most of all of spindle_load", Alert::message)
        .returns(Sent.MORNING, Alert::eventTime);
    assertThat(raised.contributors())
        .containsExactly(
            "spindle_load",
            "c3d4e5f6-5678-90ab-cdef-000000000002",
            "c3d4e5f6-5678-90ab-cdef-000000000009");
    assertThat(cleared)
        .returns(Alert.State.CLEARED, Alert::state)
        .returns(raised.dedupParts(), Alert::dedupParts)
        .returns(Sent.MORNING + 5 * Sent.MINUTE, Alert::eventTime);
    assertThat(parts.getLast()).isEqualTo(new Adapted.Ignored("machineOff"));
  }

  @Test
  void anExternalAlarmBeginsAndEndsAndWhatAPersonDoesToItIsIgnored() {
    List<Adapted> parts = Sent.parts("sitewise-alarm");
    Alert raised = Sent.alert(parts.getFirst());

    assertThat(raised)
        .returns(Alert.Kind.THRESHOLD, Alert::kind)
        .returns(Alert.State.RAISED, Alert::state)
        .returns(new Value.Real(31.2), Alert::value)
        .returns(30.0, Alert::threshold);
    assertThat(parts.get(1)).isEqualTo(new Adapted.Ignored("acknowledged"));
    assertThat(Sent.alert(parts.getLast()))
        .returns(Alert.State.CLEARED, Alert::state)
        .returns(Alert.Kind.STATE, Alert::kind)
        .returns(raised.dedupParts(), Alert::dedupParts);
  }

  @ParameterizedTest
  @CsvSource({"Latched, latched", "SnoozeDisabled, snoozed", "Disabled, disabled"})
  void aStateThatNeitherBeginsNorEndsAProblemIsIgnored(String state, String why) {
    assertThat(Sent.read(alarm.replace("\\\"Normal\\\"", "\\\"" + state + "\\\"")).getLast())
        .isEqualTo(new Adapted.Ignored(why));
  }

  @Test
  void aStateThatIsNoneIsKeptBesideTheOthers() {
    List<Adapted> parts = Sent.read(alarm.replace("\\\"Normal\\\"", "\\\"Odd\\\""));

    assertThat(parts.getFirst()).isInstanceOf(Adapted.Transition.class);
    assertThat(parts.getLast())
        .isInstanceOfSatisfying(
            Adapted.Unusable.class,
            unusable -> {
              assertThat(unusable.reason()).isEqualTo(Reason.UNSUPPORTED_EVENT);
              assertThat(unusable.field()).isEqualTo("payload.values[2].stateName");
              assertThat(unusable.message()).contains("not \"Odd\"");
            });
  }

  @Test
  void allTenValuesOfAMessageAreRead() {
    String ten =
        IntStream.range(0, 10)
            .mapToObj(at ->
                """
                {"timestamp":{"timeInSeconds":%d,"offsetInNanos":5},"quality":"GOOD",
                 "value":{"stringValue":"{\\"stateName\\":\\"%s\\"}"}}\
                """
                    .formatted(1_781_510_400L + at, at % 2 == 0 ? "Active" : "Normal"))
            .collect(Collectors.joining(","));
    List<Adapted> parts =
        Sent.read(
            alarm.replaceFirst(
                "\"values\":\\[.*]", "\"values\":[" + ten.replace("\\", "\\\\") + "]"));

    assertThat(parts).hasSize(10).allMatch(part -> part instanceof Adapted.Transition);
    assertThat(parts.stream().map(Sent::alert).map(Alert::eventId).distinct()).hasSize(10);
    assertThat(Sent.alert(parts.getLast()).eventTime()).isEqualTo(Sent.MORNING + 9_000_000_005L);
  }

  @Test
  void plainValuesAreNoAlertsAndTheMendIsToNarrowTheRule() {
    List<Adapted> parts = Sent.parts("sitewise-plain");

    assertThat(parts.getFirst())
        .isInstanceOfSatisfying(
            Adapted.Unusable.class,
            unusable -> {
              assertThat(unusable.reason()).isEqualTo(Reason.UNSUPPORTED_EVENT);
              assertThat(unusable.message()).contains("narrow SiteWiseTopicFilter");
            });
    assertThat(parts.getLast()).isEqualTo(new Adapted.Ignored("noValue"));
  }

  @Test
  void theRulesBase64AndItsErrorActionHoldTheSame() {
    String payload = anomaly.substring(11, anomaly.indexOf(",\"topic\""));
    String data =
        Base64.getEncoder()
            .encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String topic = anomaly.replaceFirst("(?s).*\"topic\":\"([^\"]*)\".*", "$1").replace("$", "\\$");
    String rule =
        "{\"data\":\"%s\",\"topic\":\"%s\",\"rx\":1}".formatted(data, topic.replace("\\", ""));
    String error =
        "{\"ruleName\":\"r\",\"topic\":\"%s\",\"clientId\":\"c\",\"base64OriginalPayload\":\"%s\",\"failures\":[]}"
            .formatted(topic.replace("\\", ""), data);

    assertThat(Sent.read(rule)).isEqualTo(Sent.read(anomaly));
    assertThat(Sent.read(error)).isEqualTo(Sent.read(anomaly));
  }

  @Test
  void aTimeInsideTheResultStandsInAndIsUtc() {
    String inside =
        anomaly.replace(
            "{\"timeInSeconds\":1781510400,\"offsetInNanos\":0}", "{\"timeInSeconds\":\"\"}");

    assertThat(Sent.alert(Sent.read(inside).getFirst()).eventTime()).isEqualTo(Sent.MORNING);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"topic\":', '\"way\":', MALFORMED_ENVELOPE, topic",
    "'/assets/a1b2c3d4', '/assets/ffffffff', UNKNOWN_ASSET, topic",
    "'\"timeInSeconds\":1781510400', '\"timeInSeconds\":-1', MALFORMED_ENVELOPE,"
        + " payload.values[0].timestamp",
    "'\"propertyId\":\"', '\"property\":\"', MALFORMED_ENVELOPE, payload.propertyId",
    "'\\\"stateName\\\":\\\"Active\\\"', '\\\"stateName\\\":7', UNSUPPORTED_EVENT,"
        + " payload.values[0].stateName"
  })
  void whatIsWrongIsNamed(String was, String is, Reason reason, String field) {
    assertThat(alarm).contains(was);
    String body = alarm.replace(was, is);
    // a rule that hands the payload itself
    String bare = was.contains("topic") ? body.substring(11, body.indexOf(",\"way\"")) : body;

    assertThat(Sent.read(bare).getFirst())
        .isInstanceOfSatisfying(
            Adapted.Unusable.class,
            unusable -> {
              assertThat(unusable.reason()).isEqualTo(reason);
              assertThat(unusable.field()).isEqualTo(field);
            });
  }

  @Test
  void ofTwoAssetsOnATopicTheDeviceTells() {
    String body = alarm.replaceFirst("\"topic\":\"[^\"]*\"", "\"topic\":\"saws\"");

    assertThat(
            Sent.alert(Sent.read(body.replace(Sent.SITEWISE_ASSET, "munich")).getFirst()).asset())
        .isEqualTo(new AssetKey("munich", "saw01"));
    assertThat(Sent.read(body).getFirst())
        .isInstanceOfSatisfying(
            Adapted.Unusable.class,
            unusable ->
                assertThat(unusable.message())
                    .contains("[berlin/saw01, munich/saw01]", "\"saws\"", "set the device"));
  }
}
