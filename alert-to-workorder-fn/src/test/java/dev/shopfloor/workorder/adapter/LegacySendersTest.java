package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IoT Events and Lookout for Equipment, which have ended; their messages may be sent again. */
class LegacySendersTest {
  private final List<String> events = Sent.sample("iotevents");
  private final List<String> lookout = Sent.sample("lookout");

  @Test
  void aDetectorsActionRaisesUntilItsStateSaysThatAllIsWell() {
    Alert raised = Sent.alert(events.getFirst());

    assertThat(raised)
        .returns(Sent.PRESS, Alert::asset)
        .returns("motorDetectorModel", Alert::signal)
        .returns("Dangerous", Alert::code)
        .returns("Pressure Threshold Breached", Alert::message)
        .returns(Alert.State.RAISED, Alert::state)
        .returns(Sent.MORNING + 420_000_000L, Alert::eventTime)
        .returns(List.of("iotevents", "motorDetectorModel", "berlin/press07"), Alert::dedupParts);
    assertThat(Sent.alert(events.getFirst().replace("Dangerous", "Normal")))
        .returns(Alert.State.CLEARED, Alert::state)
        .returns(raised.dedupParts(), Alert::dedupParts);
  }

  @Test
  void anAlarmsNotificationIsReadOutOfItsText() {
    assertThat(Sent.alert(events.get(1)))
        .returns(Sent.PRESS, Alert::asset)
        .returns("coolantAlarm", Alert::signal)
        .returns(Alert.Kind.THRESHOLD, Alert::kind)
        .returns(new Value.Text("81.5"), Alert::value)
        .returns(80.0, Alert::threshold)
        .returns("severity 1 in IoT Events", Alert::message);
    assertThat(Sent.read(events.getLast())).containsExactly(new Adapted.Ignored("snoozed"));
  }

  @Test
  void aNotificationNamesNobodysAddress() {
    String body =
        events
            .get(1)
            .replace("\\\"ACTIVE\\\"", "\\\"ODD\\\"")
            .replace(
                "\"emailConfigurations\":[]", "\"emailConfigurations\":[{\"to\":\"a@b.example\"}]");

    assertThat(Sent.unusable(body).message()).contains("\"ODD\"").doesNotContain("@");
  }

  @Test
  void anAliasIsATopicOfThePlantFile() {
    assertThat(Sent.alert(events.getFirst().replace("berlin/press07", "Fulton-A32")).asset())
        .isEqualTo(Sent.PRESS);
    assertThat(Sent.alert(events.getFirst().replace("berlin/press07", "hall/drill9")).asset())
        .isEqualTo(new AssetKey("hall", "drill9"));
    assertThat(Sent.unusable(events.getFirst().replace("berlin/press07", "Fulton-A33")))
        .returns(Reason.UNKNOWN_ASSET, Adapted.Unusable::reason)
        .returns("payload.detector.keyValue", Adapted.Unusable::field)
        .satisfies(unusable ->
            assertThat(unusable.message()).contains("the topic \"iotevents/Fulton-A33\""));
    assertThat(Sent.unusable(events.getFirst().replace("keyValue", "key")).message())
        .isEqualTo("\"payload.detector.keyValue\" is missing, so nothing says which asset it is");
  }

  @Test
  void aLineOfLookoutIsReadAsSiteWisesResult() {
    assertThat(Sent.alert(lookout.getFirst()))
        .returns(Sent.PRESS, Alert::asset)
        .returns("lookout", Alert::detector)
        .returns(0.72385, Alert::score)
        .returns(List.of("sensor1", "sensor0"), Alert::contributors)
        .returns("unusual behaviour, most of all of sensor1", Alert::message)
        .returns(Sent.MORNING, Alert::eventTime);
    assertThat(Sent.read(lookout.get(1))).containsExactly(new Adapted.Ignored("machineOff"));
  }

  @Test
  void aLineOnATopicOfAnAssetNeedsNoComponent() {
    String line = lookout.getFirst().replaceAll("press07", "component_5feceb66");

    assertThat(Sent.unusable(line).reason()).isEqualTo(Reason.UNKNOWN_ASSET);
    assertThat(
            Sent.alert(
                    "{\"payload\":%s,\"topic\":\"iotevents/Fulton-A32\",\"rx\":1}".formatted(line))
                .asset())
        .isEqualTo(Sent.PRESS);
  }

  @Test
  void anEventOfLookoutHasBegunAndEnded() {
    List<Adapted> parts = Sent.read(lookout.getLast());
    Alert raised = Sent.alert(parts.getFirst());

    assertThat(raised)
        .returns(Alert.State.RAISED, Alert::state)
        .returns(new Alert.Evidence(Sent.MORNING, Sent.MORNING + 15 * Sent.MINUTE), Alert::evidence)
        .returns(List.of("sensor1", "sensor0"), Alert::contributors);
    assertThat(Sent.alert(parts.getLast()))
        .returns(Alert.State.CLEARED, Alert::state)
        .returns(raised.dedupParts(), Alert::dedupParts)
        .returns(Sent.MORNING + 15 * Sent.MINUTE, Alert::eventTime);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"prediction\":1', '\"prediction\":2', result.prediction",
    "'2026-06-15T08:00:00.000000', 'yesterday', result.timestamp",
    "'\"timestamp\":', '\"time\":', timestamp"
  })
  void whatIsWrongInALineIsNamed(String was, String is, String field) {
    assertThat(Sent.unusable(lookout.getFirst().replace(was, is)))
        .returns(Reason.MALFORMED_ENVELOPE, Adapted.Unusable::reason)
        .returns(field, Adapted.Unusable::field);
  }

  @ParameterizedTest
  @CsvSource({
    "0, '\"eventTime\":1781510400420', '\"eventTime\":\"noon\"', eventTime",
    "0, detectorModelName, modelName, payload.detector.detectorModelName",
    "0, stateName, name, payload.state.stateName",
    "1, '{\\\"alarmModelName', 'x{\\\"alarmModelName', notificationEventPayload",
    "1, stateUpdateTime, updated, notificationEventPayload.stateUpdateTime"
  })
  void whatIsWrongInAnEventIsNamed(int sample, String was, String is, String field) {
    assertThat(events.get(sample)).contains(was);

    assertThat(Sent.unusable(events.get(sample).replace(was, is)))
        .returns(Reason.MALFORMED_ENVELOPE, Adapted.Unusable::reason)
        .returns(field, Adapted.Unusable::field);
  }
}
