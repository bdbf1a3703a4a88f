package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchAlarmsTest {
  private static final String ARN = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:";

  @Test
  void anAlarmOnAMetricRaisesWithValueLimitEvidenceAndPage() {
    Alert alert = Sent.alert(Sent.sample("cloudwatch-metric").getFirst());

    assertThat(alert)
        .returns(Sent.PRESS, Alert::asset)
        .returns("line1", Alert::line)
        .returns("coolant_temperature", Alert::signal)
        .returns("cloudwatch", Alert::detector)
        .returns(Alert.Kind.THRESHOLD, Alert::kind)
        .returns(Alert.State.RAISED, Alert::state)
        .returns(Severity.HIGH, Alert::severity)
        .returns("asset-press07 coolant hot", Alert::code)
        .returns(null, Alert::message)
        .returns(new Value.Real(81.5), Alert::value)
        .returns(80.0, Alert::threshold)
        .returns(Sent.MORNING + 989_000_000L, Alert::eventTime)
        .returns(
            new Alert.Evidence(Sent.MORNING - 5 * Sent.MINUTE, Sent.MORNING + 985_000_000L),
            Alert::evidence)
        .returns(List.of("cloudwatch", ARN + "asset-press07 coolant hot"), Alert::dedupParts);
    assertThat(alert.links())
        .containsExactly(
            new Alert.Link(
                "CloudWatch alarm",
                "https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1"
                    + "#alarmsV2:alarm/asset-press07%20coolant%20hot"));
  }

  @Test
  void itsEndPairsWithItsBeginningAndIsAnotherEvent() {
    List<Adapted> parts = Sent.parts("cloudwatch-metric");
    Alert raised = Sent.alert(parts.getFirst());
    Alert cleared = Sent.alert(parts.getLast());

    assertThat(cleared.state()).isEqualTo(Alert.State.CLEARED);
    assertThat(cleared.dedupParts()).isEqualTo(raised.dedupParts());
    assertThat(cleared.eventId()).isNotEqualTo(raised.eventId());
    assertThat(cleared.value()).isEqualTo(new Value.Real(71));
  }

  @Test
  void theSameTransitionAgainIsTheSameEventWhateverIdTheBusGaveIt() {
    String body = Sent.sample("cloudwatch-metric").getFirst();

    assertThat(Sent.alert(body.replaceFirst("c4c1c1c9", "aaaaaaaa")).eventId())
        .isEqualTo(Sent.alert(body).eventId());
  }

  @Test
  void anAlarmOnAnExpressionTakesItsLabelTheLatestPointAndPeoplesWords() {
    assertThat(Sent.alert(Sent.sample("cloudwatch-math").getFirst()))
        .returns(Sent.PRESS, Alert::asset)
        .returns("line1", Alert::line)
        .returns("Reject rate", Alert::signal)
        .returns(Alert.Kind.THRESHOLD, Alert::kind)
        .returns(Severity.MEDIUM, Alert::severity)
        .returns("Press 7 rejects too many parts. Check the feeder first.", Alert::message)
        .returns(new Value.Real(12.5), Alert::value)
        .returns(5.0, Alert::threshold);
  }

  @Test
  void anAlarmOnABandNamesTheBoundThatTheValueIsBeyond() {
    String body = Sent.sample("cloudwatch-band").getFirst();

    assertThat(Sent.alert(body))
        .returns("SpindleLoad", Alert::signal)
        .returns(Alert.Kind.ANOMALY, Alert::kind)
        .returns(new Value.Real(88.25), Alert::value)
        .returns(52.5, Alert::threshold);
    assertThat(Sent.alert(body.replace("[88.25]", "[12]")))
        .returns(new Value.Whole(12), Alert::value)
        .returns(31.5, Alert::threshold);
    assertThat(Sent.alert(body.replace("[88.25]", "[40.5]")).threshold()).isNull();
  }

  @Test
  void aCompositeAlarmNamesTheAlarmsBehindIt() {
    assertThat(Sent.alert(Sent.sample("cloudwatch-composite").getFirst()))
        .returns(Sent.PRESS, Alert::asset)
        .returns("asset-press07-both", Alert::signal)
        .returns(Alert.Kind.STATE, Alert::kind)
        .returns(Severity.CRITICAL, Alert::severity)
        .returns("Coolant and spindle together: stop the press", Alert::message)
        .returns(null, Alert::value)
        .returns(
            List.of("asset-press07-spindle", "asset-press07 coolant hot"), Alert::contributors);
  }

  @Test
  void whatCloudWatchHandsToAFunctionItselfPairsWithWhatTheBusBrings() {
    Alert alert = Sent.alert(Sent.sample("cloudwatch-direct").getFirst());

    assertThat(alert)
        .returns(Sent.PRESS, Alert::asset)
        .returns("Spindle overloaded", Alert::message)
        .returns(null, Alert::value)
        .returns(
            Sent.alert(Sent.sample("cloudwatch-band").getFirst()).dedupParts(), Alert::dedupParts);
    assertThat(alert.eventId())
        .isEqualTo(Sent.alert(Sent.sample("cloudwatch-band").getFirst()).eventId());
  }

  @Test
  void anAlarmThatHasNoDataYetAndAChangeOfItsSettingsAreIgnored() {
    assertThat(Sent.parts("cloudwatch-ignored"))
        .containsExactly(
            new Adapted.Ignored("insufficientData"), new Adapted.Ignored("alarmConfiguration"));
  }

  @Test
  void anAlarmThatWasSetByHandSaysItsReason() {
    String body = Sent.sample("cloudwatch-direct").getFirst();

    assertThat(Sent.alert(body.replace("\"description\":\"Spindle overloaded\",", "")).message())
        .isEqualTo("testing");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"alarmName\":\"asset-press07-spindle\"', '\"alarmName\":7', detail.alarmName",
    "'\"value\":\"ALARM\"', '\"value\":\"ALARMED\"', detail.state.value",
    "'\"timestamp\":\"2026-06-15T08:00:00.989+0000\"', '\"timestamp\":\"soon\"',"
        + " detail.state.timestamp"
  })
  void aFieldThatCannotBeReadIsNamed(String was, String is, String field) {
    String body = Sent.sample("cloudwatch-band").getFirst();
    assertThat(body).contains(was);

    assertThat(Sent.unusable(body.replace(was, is)))
        .returns(Reason.MALFORMED_ENVELOPE, Adapted.Unusable::reason)
        .returns(field, Adapted.Unusable::field);
  }

  @Test
  void anotherEventOfCloudWatchIsUnsupportedAndNamed() {
    String body =
        Sent.sample("cloudwatch-band")
            .getFirst()
            .replace("Alarm State Change", "Alarm Contributor State Change");

    assertThat(Sent.unusable(body))
        .returns(Reason.UNSUPPORTED_EVENT, Adapted.Unusable::reason)
        .returns("detail-type", Adapted.Unusable::field)
        .satisfies(unusable -> assertThat(unusable.message()).contains("Contributor"));
  }
}
