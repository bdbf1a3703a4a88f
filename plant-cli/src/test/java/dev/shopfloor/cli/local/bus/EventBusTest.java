package dev.shopfloor.cli.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.template.EventRuleSpec;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.QueueSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

class EventBusTest {
  private static final LocalNames NAMES = LocalNames.forQueuesAt("http://queues");
  private static final Instant NOW = Instant.parse("2017-06-12T06:00:00Z");

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<BusEvent> seen = new CopyOnWriteArrayList<>();
  private boolean queueIsDown;
  private EventBus bus;
  private EventBridgeClient client;

  @BeforeEach
  void start() throws IOException {
    bus =
        EventBus.start(
            template(),
            NAMES,
            (url, body) -> {
              if (queueIsDown) {
                throw new IllegalStateException("queue is down");
              }
              sent.add(url + " " + body);
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            seen::add);
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create(bus.url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    bus.close();
  }

  @Test
  void aMatchingEventReachesTheQueueInItsFullEnvelope() {
    PutEventsResponse response = put(entry("Alert").build());

    assertThat(response.failedEntryCount()).isZero();
    String id = response.entries().getFirst().eventId();
    assertThat(sent)
        .containsExactly(
            "http://queues/000000000000/AlertQueue {\"version\":\"0\",\"id\":\""
                + id
                + "\",\"detail-type\":\"Alert\",\"source\":\"shopfloor\",\"account\":\"000000000000\","
                + "\"time\":\"2017-06-12T06:00:00Z\",\"region\":\"eu-local-1\",\"resources\":[],"
                + "\"detail\":{\"severity\":\"HIGH\"}}");
  }

  @Test
  void anEventsOwnTimeWins() {
    put(entry("Alert").time(Instant.parse("2017-06-12T05:59:58.500Z")).build());

    assertThat(sent.getFirst()).contains("\"time\":\"2017-06-12T05:59:58Z\"");
    assertThat(seen.getFirst().time()).isEqualTo(Instant.parse("2017-06-12T05:59:58.500Z"));
  }

  @Test
  void anEventThatNoRuleWantsIsAcceptedAndCountedAndGoesNowhere() {
    put(entry("ShiftClosed").build(), entry("Alert").source("stranger").build());

    assertThat(sent).isEmpty();
    assertThat(bus.unmatched()).isEqualTo(2);
    assertThat(bus.counts()).isEqualTo(Map.of("ShiftClosed", 1L, "Alert", 1L));
    assertThat(seen).hasSize(2);
  }

  @Test
  void aMalformedEntryFailsAloneAndItsNeighbourPasses() {
    PutEventsResponse response =
        put(entry("Alert").detail("not json").build(), entry("Alert").build());

    assertThat(response.failedEntryCount()).isOne();
    assertThat(response.entries().get(0).errorCode()).isEqualTo("MalformedDetail");
    assertThat(response.entries().get(1).eventId()).isNotBlank();
    assertThat(sent).hasSize(1);
  }

  @Test
  void aBusThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> put(entry("Alert").eventBusName("other").build()))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("other");
  }

  @Test
  void elevenEntriesOrTooManyBytesAreRefusedWhole() {
    PutEventsRequestEntry[] eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> entry("Alert").build())
            .toArray(PutEventsRequestEntry[]::new);
    PutEventsRequestEntry large =
        entry("Alert").detail("{\"t\":\"" + "x".repeat(256 * 1024) + "\"}").build();

    assertThatThrownBy(() -> put(eleven)).isInstanceOf(EventBridgeException.class);
    assertThatThrownBy(() -> put(large)).isInstanceOf(EventBridgeException.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void aQueueThatDoesNotTakeTheEventFailsTheCallSoThatTheSenderTriesAgain() {
    queueIsDown = true;

    assertThatThrownBy(() -> put(entry("Alert").build())).isInstanceOf(EventBridgeException.class);
  }

  private PutEventsResponse put(PutEventsRequestEntry... entries) {
    return client.putEvents(r -> r.entries(entries));
  }

  private static PutEventsRequestEntry.Builder entry(String detailType) {
    return PutEventsRequestEntry.builder()
        .eventBusName("dev-shopfloor")
        .source("shopfloor")
        .detailType(detailType)
        .detail("{\"severity\":\"HIGH\"}");
  }

  private static PlantTemplate template() {
    String arn = NAMES.arn("sqs", "AlertQueue");
    return new PlantTemplate(
        List.of(),
        List.of(),
        List.of(),
        List.of("dev-shopfloor"),
        List.of(
            new EventRuleSpec(
                "AlertEventRule",
                "dev-shopfloor",
                List.of("shopfloor"),
                "{\"source\":[\"shopfloor\"],\"detail-type\":[\"Alert\",\"StopStarted\"]}",
                List.of(new EventRuleSpec.Target("AlertQueue", arn, Optional.empty())))),
        List.of(),
        List.of(
            new QueueSpec("AlertQueue", arn, NAMES.queueUrl("AlertQueue"), 30, Optional.empty())),
        List.of(),
        List.of());
  }
}
