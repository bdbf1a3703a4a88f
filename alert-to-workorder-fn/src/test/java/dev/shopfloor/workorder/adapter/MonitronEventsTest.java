package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitronEventsTest {
  private final List<String> second = Sent.sample("monitron-v2");
  private final List<String> first = Sent.sample("monitron-v1");

  @Test
  void aChangeForTheWorseRaisesWithTheModelsThatSayIt() {
    assertThat(Sent.alert(second.getFirst()))
        .returns(Sent.PRESS, Alert::asset)
        .returns("main bearing", Alert::signal)
        .returns("monitron", Alert::detector)
        .returns("ALARM", Alert::code)
        .returns(Severity.HIGH, Alert::severity)
        .returns(List.of("vibrationISO", "temperatureML"), Alert::contributors)
        .returns(Sent.MORNING, Alert::eventTime)
        .satisfies(alert ->
            assertThat(alert.links())
                .extracting(Alert.Link::url)
                .containsExactly("https://app.monitron.aws/#/project/pjt-0001/pos/1"));
  }

  @Test
  void aChangeBackClearsTheSameProblemInTheWordsOfWhoMendedIt() {
    assertThat(Sent.alert(second.get(1)))
        .returns(Alert.State.CLEARED, Alert::state)
        .returns("BEARING, LUBRICATION, GREASED", Alert::message)
        .returns(Sent.alert(second.getFirst()).dedupParts(), Alert::dedupParts);
  }

  @Test
  void measurementsAndConnectionsAreIgnored() {
    assertThat(Sent.parts("monitron-v2").subList(2, 4))
        .containsExactly(new Adapted.Ignored("measurement"), new Adapted.Ignored("connection"));
  }

  @Test
  void version1TellsTheStateWithEachMeasurement() {
    assertThat(Sent.alert(first.getFirst()))
        .returns(Sent.PRESS, Alert::asset)
        .returns("main bearing", Alert::signal)
        .returns("NEEDS_MAINTENANCE", Alert::code)
        .returns(Severity.MEDIUM, Alert::severity)
        .returns(List.of("vibrationISO"), Alert::contributors)
        .returns(Sent.MORNING + 123_000_000L, Alert::eventTime);
    assertThat(Sent.read(first.getLast())).containsExactly(new Adapted.Ignored("unchanged"));
    assertThat(Sent.read(first.getFirst().replace("NEEDS_MAINTENANCE", "UNKNOWN")))
        .containsExactly(new Adapted.Ignored("unknownState"));
    assertThat(Sent.read(first.getFirst().replace("\"assetState\"", "\"state\"")))
        .containsExactly(new Adapted.Ignored("measurement"));
  }

  @Test
  void anAliasIsATopicOfSiteAndAsset() {
    String named =
        second.getFirst().replace("Berlin works", "Old works").replace("berlin/press07", "Press 7");

    assertThat(Sent.alert(named).asset()).isEqualTo(Sent.PRESS);
    assertThat(Sent.unusable(named.replace("Press 7", "Press 8")))
        .returns(Reason.UNKNOWN_ASSET, Adapted.Unusable::reason)
        .satisfies(unusable ->
            assertThat(unusable.message()).contains("the topic \"monitron/Old works/Press 8\""));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"newState\":\"ALARM\"', '\"newState\":\"WORSE\"', UNSUPPORTED_EVENT, assetState.newState",
    "'\"newState\":\"ALARM\"', '\"newState\":null', UNSUPPORTED_EVENT, assetState.newState",
    "'assetStateTransition', 'assetGone', UNSUPPORTED_EVENT, eventType",
    "'2026-06-15T08:00', '15 June', MALFORMED_ENVELOPE, timestamp",
    "'\"assetName\":\"berlin/press07\"', '\"assetName\":\"\"', UNKNOWN_ASSET,"
        + " eventPayload.assetName"
  })
  void whatIsWrongIsNamed(String was, String is, Reason reason, String field) {
    assertThat(second.getFirst()).contains(was);

    assertThat(Sent.unusable(second.getFirst().replace(was, is)))
        .returns(reason, Adapted.Unusable::reason)
        .returns(field, Adapted.Unusable::field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "app.monitron.aws"})
  void aLinkThatIsNoPageIsLeftOut(String url) {
    String body = second.getFirst().replaceFirst("https://app.monitron.aws[^\"]*", url);

    assertThat(Sent.alert(body).links()).isEmpty();
  }
}
