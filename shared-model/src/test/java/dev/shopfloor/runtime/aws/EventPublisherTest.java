package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.StopEnded;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class EventPublisherTest {
  private static final StopEnded EVENT =
      new StopEnded(
          "id",
          new AssetKey("berlin", "press07"),
          "line1",
          "3",
          "FAULT",
          1_000_000_000L,
          1_497_255_721_915_000_000L);

  private final StubHttp http = new StubHttp(body -> "{\"FailedEntryCount\":0,\"Entries\":[]}");

  @Test
  void anEventCarriesSourceDetailTypeBusAndItsOwnTime() {
    publisher(http).publish(List.of(EVENT));

    assertThat(http.requests.getFirst())
        .contains(
            "\"EventBusName\":\"dev-shopfloor\"",
            "\"Source\":\"shopfloor\"",
            "\"DetailType\":\"StopEnded\"",
            "\"Time\":1497255721.915");
  }

  @Test
  void tenEventsGoInOneRequest() {
    publisher(http).publish(Collections.nCopies(11, EVENT));

    assertThat(http.requests)
        .extracting(body -> Pattern.compile("DetailType").matcher(body).results().count())
        .containsExactly(10L, 1L);
  }

  @Test
  void aRefusedEventIsAnErrorThatNamesBusAndCause() {
    StubHttp refusing =
        new StubHttp(body ->
            "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\","
                + "\"ErrorMessage\":\"try later\"}]}");

    assertThatThrownBy(() -> publisher(refusing).publish(List.of(EVENT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("dev-shopfloor", "InternalFailure", "try later");
  }

  private static EventPublisher publisher(StubHttp http) {
    return new EventPublisher(
        EventBridgeClient.builder()
            .httpClient(http)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build(),
        "dev-shopfloor");
  }
}
