package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.bus.EventBus;
import dev.shopfloor.cli.local.functions.AsyncInvoker;
import dev.shopfloor.cli.local.functions.InFlight;
import dev.shopfloor.cli.local.functions.ScriptedHandler;
import dev.shopfloor.cli.local.queues.QueuePoller;
import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.local.rules.Broker;
import dev.shopfloor.cli.local.rules.Feeder;
import dev.shopfloor.cli.local.rules.RulesEngine;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.local.template.StackAlarm;
import dev.shopfloor.cli.local.template.TemplateReader;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.cli.local.template.TopicRuleSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;

/**
 * Where the local plant has the part, what AWS would count is there when the part is in trouble,
 * and makes the alarm of template.yaml ring. Of the others {@link AwsMetricsTest} says the metric.
 */
class AwsConditionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2017-06-12T06:00:00Z"), ZoneOffset.UTC);
  private static final Pattern SENT = Pattern.compile("\"SentTimestamp\":\"(\\d+)\"");
  private static @TempDir Path directory;
  private static LocalNames names = LocalNames.forQueuesAt("");
  private static Queues queues;
  private static PlantTemplate template;

  private final ScriptedHandler handler = new ScriptedHandler();

  @BeforeAll
  static void startQueues() throws IOException {
    int port = FreePort.next();
    names = LocalNames.forQueuesAt("http://127.0.0.1:" + port);
    template =
        new TemplateReader(
                names,
                Map.of("TimeSeriesStore", "questdb", "TimeSeriesUrl", "http://127.0.0.1:9000"))
            .read(TestTemplate.file());
    queues = Queues.start(port, names.region(), names.account());
    queues.create(template.queues());
  }

  @AfterAll
  static void stopQueues() {
    queues.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TelemetryQueue, TimestreamWriterFunction",
    "ProductionQueue, OeeFunction",
    "TickQueue, OeeFunction",
    "AlertQueue, AlertToWorkOrderFunction"
  })
  void aMessageThatKeepsFailingRingsByItsAgeThenByItsFunctionThenAsADeadLetter(
      String queue, String function) throws Exception {
    StackAlarm.Limit age = StackAlarm.named(queue + "AgeAlarm").limit();
    StackAlarm.Limit dead = StackAlarm.named(queue + "DeadLetterQueueAlarm").limit();
    StackAlarm.Limit errors = StackAlarm.named(function.replace("Function", "ErrorsAlarm")).limit();
    QueueSpec spec = queue(queue);
    QueuePoller poller = poller(function, spec);
    int tries = spec.redrive().orElseThrow().maxReceiveCount();
    fail();
    send(spec);

    for (int attempt = 1; attempt <= tries; attempt++) {
      poller.poll();
      // all that time it is the oldest message: its age counts from when it was sent
      assertThat(handler.events()).hasSize(attempt);
      assertThat(sent(handler.events().getLast())).isEqualTo(sent(handler.events().getFirst()));
      assertThat(queues.depths().of(queue)).isOne();
      assertThat(dead.rings(depth(queue + "DeadLetterQueue"))).isFalse();
      poller.release();
    }
    poller.poll();

    double seconds = age.threshold();
    assertThat(age.rings(seconds, seconds, seconds, seconds, seconds)).isFalse();
    assertThat(age.rings(seconds + 60, seconds + 120, seconds + 180)).isFalse();
    assertThat(age.rings(seconds + 1, seconds + 61, seconds + 121, seconds + 181, seconds + 241))
        .isTrue();
    assertThat(errors.rings(0, 1, 0)).isFalse();
    assertThat(errors.rings(1, 1)).isTrue();
    assertThat(queues.depths().of(queue)).isZero();
    // a letter is handed over without waiting: who asks its queue stands behind it
    String letters = queue(queue + "DeadLetterQueue").url();
    for (int asked = 0; asked < 100 && depth(queue + "DeadLetterQueue") == 0; asked++) {
      queues.client().getQueueAttributes(r -> r.queueUrl(letters));
    }
    assertThat(dead.rings(depth(queue + "DeadLetterQueue"))).isTrue();
  }

  @Test
  void aMessageThatEnrichFunctionFailsOnRingsAsDroppedAndInTheIngestFailureQueue()
      throws Exception {
    StackAlarm.Limit dropped = StackAlarm.named("EnrichDroppedAlarm").limit();
    StackAlarm.Limit kept = StackAlarm.named("IngestFailureQueueAlarm").limit();
    StackAlarm.Limit age = StackAlarm.named("EnrichAsyncAgeAlarm").limit();
    FunctionSpec enrich = function("EnrichFunction");
    InFlight inFlight = new InFlight();
    double before = depth("IngestFailureQueue");
    fail();
    try (AsyncInvoker invoker =
        new AsyncInvoker(
            handler.host(enrich),
            enrich.onFailure(),
            json -> queues.client().sendMessage(r -> r.queueUrl(url()).messageBody(json)),
            CLOCK,
            inFlight)) {
      invoker.accept("{}".getBytes(StandardCharsets.UTF_8));
      for (int minute = 0; minute < enrich.onFailure().orElseThrow().maxRetries(); minute++) {
        assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
        assertThat(invoker.waiting()).isOne();
        assertThat(depth("IngestFailureQueue")).isEqualTo(before);
        invoker.retryDue();
      }
      assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
      assertThat(invoker.waiting()).isZero();
    }

    double given = depth("IngestFailureQueue") - before;
    assertThat(dropped.rings(0)).isFalse();
    assertThat(dropped.rings(given)).isTrue();
    assertThat(kept.rings(given)).isTrue();
    // three tries take some three minutes: one poison message alone does not ring
    double minute = Duration.ofMinutes(1).toMillis();
    assertThat(age.rings(minute, 2 * minute, 3 * minute, 3 * minute, 3 * minute)).isFalse();
    assertThat(age.rings(6 * minute, 7 * minute, 8 * minute, 9 * minute, 10 * minute)).isTrue();
  }

  @Test
  void aRuleThatCannotHandOverRingsAndItsErrorActionKeepsTheMessage() throws Exception {
    TopicRuleSpec rule =
        template.topicRules().stream()
            .filter(each -> each.name().equals("PlantTopicRule"))
            .findFirst()
            .orElseThrow();
    FunctionSpec enrich = function("EnrichFunction");
    AsyncInvoker stopped =
        new AsyncInvoker(
            handler.host(enrich), enrich.onFailure(), json -> {}, CLOCK, new InFlight());
    stopped.close();
    double before = depth("IngestFailureQueue");
    LinkedBlockingQueue<Boolean> taken = new LinkedBlockingQueue<>();
    try (Broker broker = Broker.start(FreePort.next(), directory);
        RulesEngine engine =
            RulesEngine.start(
                broker.port(),
                List.of(
                    new RulesEngine.Rule(
                        rule,
                        stopped,
                        json ->
                            queues
                                .client()
                                .sendMessage(r ->
                                    r.queueUrl(rule.errorQueueUrl().orElseThrow())
                                        .messageBody(json)))),
                CLOCK,
                taken::add);
        Feeder feeder = Feeder.connect(broker.port())) {
      feeder.publish("plant/s/l/press", new byte[] {1}, 5L).join();
      assertThat(taken.poll(10, TimeUnit.SECONDS)).isTrue();
      assertThat(engine.matching("plant/s/l/press")).isOne();
    }

    double failed = depth("IngestFailureQueue") - before;
    assertThat(handler.events()).isEmpty();
    assertThat(StackAlarm.named("PlantTopicRuleFailureAlarm").limit().rings(0)).isFalse();
    assertThat(StackAlarm.named("PlantTopicRuleFailureAlarm").limit().rings(failed)).isTrue();
    assertThat(StackAlarm.named("IngestFailureQueueAlarm").limit().rings(failed)).isTrue();
  }

  @Test
  void anEventThatCannotBeDeliveredRings() throws IOException {
    int[] failed = {0};
    try (EventBus bus =
            EventBus.start(
                template,
                names,
                (url, body) -> {
                  failed[0]++;
                  throw new IllegalStateException("the queue is away");
                },
                CLOCK,
                event -> {});
        EventBridgeClient client =
            EventBridgeClient.builder()
                .endpointOverride(URI.create(bus.url()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build()) {
      assertThatThrownBy(() ->
              client.putEvents(r ->
                  r.entries(e ->
                      e.eventBusName("dev-shopfloor")
                          .source("shopfloor")
                          .detailType("Alert")
                          .detail("{}"))))
          .isInstanceOf(EventBridgeException.class);
    }

    assertThat(StackAlarm.named("AlertEventRuleFailedAlarm").limit().rings(0)).isFalse();
    assertThat(StackAlarm.named("AlertEventRuleFailedAlarm").limit().rings(failed[0])).isTrue();
  }

  private void fail() {
    handler.answer(event -> {
      throw new IllegalStateException("asked to fail");
    });
  }

  private QueuePoller poller(String function, QueueSpec queue) {
    FunctionSpec spec = function(function);
    QueueSource source =
        spec.sources().stream()
            .filter(each -> each.queueArn().equals(queue.arn()))
            .findFirst()
            .orElseThrow();
    return new QueuePoller(queues, queue, source, handler.host(spec));
  }

  private static FunctionSpec function(String name) {
    return template.functions().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static QueueSpec queue(String name) {
    return template.queues().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String url() {
    return queue("IngestFailureQueue").url();
  }

  private static void send(QueueSpec queue) {
    queues.client().sendMessage(r -> r.queueUrl(queue.url()).messageBody("poison"));
  }

  private static double depth(String queue) {
    return queues.depths().of(queue);
  }

  private static long sent(String event) {
    Matcher matcher = SENT.matcher(event);
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
