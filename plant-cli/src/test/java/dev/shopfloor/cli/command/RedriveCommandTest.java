package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.redrive.DeadLetter;
import dev.shopfloor.cli.redrive.DeadLetterQueue;
import dev.shopfloor.cli.redrive.EnrichDelivery;
import dev.shopfloor.cli.redrive.FirstFunction;
import dev.shopfloor.cli.redrive.Pacer;
import dev.shopfloor.cli.redrive.Redrive;
import dev.shopfloor.cli.redrive.RedriveAccount;
import dev.shopfloor.cli.redrive.RedriveAccount.End;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Every form in which a message fails for good goes round once, through the whole plant: each point
 * and each alert ends where it would have ended, once, and the ledger adds up after each test.
 */
class RedriveCommandTest {
  // queues stamp messages with real time, which stands in for the receive time of some
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private static final String TOPIC = "plant/berlin/line1/press07/telemetry";
  private static final String SITEWISE =
      "$aws/sitewise/asset-models/7d2f4c1e-0f7b-4a55-9d1c-3f4f1d2b1001/assets/a1b2c3d4/properties/c3d4";
  private static final PlantModel MODEL =
      PlantFiles.compile(
              "redrive.yaml",
              """
              shopfloor: 1
              sites:
                berlin:
                  zone: Europe/Berlin
                  lines:
                    line1:
                      assets:
                        press07:
                          type: press
                          states: simple
                          idealCycle: 10 s
                          topic: ["plant/berlin/line1/press07/#", "%s"]
                          tags:
                            state: state
                            temperature: Cel
                            hydraulics: alarm
              """
                  .formatted(SITEWISE)
                  .getBytes(StandardCharsets.UTF_8))
          .require();

  private static @TempDir Path folder;
  private static PlantAsStack stack;
  private static int inserted;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    stack = PlantAsStack.start(MODEL, folder, START);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @AfterEach
  void theLedgerAddsUpAndNothingIsStuck() {
    assertThat(
            stack
                .run()
                .ledgers()
                .differences(stack.run().messages() + inserted, stack.depth("IngestFailureQueue")))
        .isEmpty();
    assertThat(stuck()).isEmpty();
  }

  @Test
  void whatARuleCouldNotHandOverGoesThroughEnrichAloneAndInABatch() throws IOException {
    put("IngestFailureQueue", errorAction(payload(11.5)), Map.of());
    put(
        "IngestFailureQueue",
        """
        {"ruleName":"PlantTopicRule","topic":"%s","payloadsWithMetadata":[
          {"id":1,"base64OriginalPayload":"%s"},{"id":2,"base64OriginalPayload":"%s"}],
         "failures":[{"failedAction":"LambdaAction","errorMessage":"x"}]}
        """
            .formatted(TOPIC, base64(payload(12.5)), base64(payload(13.5))),
        Map.of());
    inserted += 3;

    assertThat(redrive("IngestFailureQueue")).as(err.toString()).isZero();

    assertThat(out.toString()).contains("2 taken = 2 moved + 0 failed + 0 left + 0 refused");
    stack.minute();
    assertThat(List.of(rows(11.5), rows(12.5), rows(13.5))).containsOnly(1L);
  }

  @Test
  void bytesThatAreNoTextComeThroughTheErrorActionAsTheMachineSentThem() {
    byte[] binary = {0, (byte) 0xff, '{', (byte) 0xc3, 0x28};
    put("IngestFailureQueue", errorAction(binary), Map.of());
    inserted++;

    assertThat(redrive("IngestFailureQueue")).isZero();

    assertThat(quarantined()).anyMatch(record -> Arrays.equals(record.bytes(), binary));
  }

  @Test
  void batchesThatTheStreamGaveUpGoThroughEnrichAsTheEventsThatTheyWere() throws IOException {
    String event =
        """
        {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"p","sequenceNumber":"1",
         "data":"%s","approximateArrivalTimestamp":1794800000.3},"eventSource":"aws:kinesis",
         "eventID":"shardId-000000000000:1"}]}
        """;
    String record =
        """
        {"requestContext":{"condition":"RetryAttemptsExhausted","approximateInvokeCount":11},
         "responseContext":{"statusCode":200},"version":"1.0",
         "KinesisBatchInfo":{"shardId":"shardId-000000000000","batchSize":1},"payload":%s}
        """;
    String first = event.formatted(base64(rule(81.5)));
    String second = event.formatted(base64(rule(82.5)));
    stack.bucket().put("aws/lambda/e/a", record.formatted(quoted(first.replace("\n", ""))));
    stack.bucket().put("aws/lambda/e/b", record.formatted(second));
    stack.bucket().put("aws/lambda/e/c", "{\"KinesisBatchInfo\":{}}");
    stack.bucket().put("somebody/elses", "x");
    inserted += 2;

    assertThat(redrive("IngestFailureBucket", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("RetryAttemptsExhausted", "shardId-000000000000", "1 of them would be refused");
    assertThat(redrive("IngestFailureBucket", "--rate", "500")).isEqualTo(1);

    assertThat(out.toString())
        .contains("3 taken = 2 moved + 0 failed + 0 left + 1 refused", "has no \"payload\"");
    assertThat(stack.bucket()).containsOnlyKeys("aws/lambda/e/c", "somebody/elses");
    stack.bucket().clear();
    stack.minute();
    assertThat(List.of(rows(81.5), rows(82.5))).containsOnly(1L);
  }

  @Test
  void aCallThatFailedThreeTimesInDirectModeGoesThroughEnrichOnceItsCauseIsMended()
      throws IOException {
    stack.remove("TelemetryQueue");
    publish(21.5, "");
    stack.minute();
    stack.minute();
    assertThat(stack.depth("IngestFailureQueue")).isOne();

    assertThat(redrive("IngestFailureQueue")).isEqualTo(1);

    assertThat(out.toString())
        .contains("1 failed: EnrichFunction gave it back", "0 moved + 1 failed", TOPIC);
    stack.restore("TelemetryQueue");
    assertThat(redrive("IngestFailureQueue")).isZero();
    stack.minute();
    assertThat(rows(21.5)).isOne();
  }

  @Test
  void anAlertThatEventBridgeCouldNotDeliverBecomesItsWorkOrderOnce() throws IOException {
    String alert = alert("undelivered");
    Map<String, String> why =
        Map.of(
            "RULE_ARN", "arn:aws:events:eu-local-1:000000000000:rule/shopfloor/AlertEventRule",
            "TARGET_ARN", stack.queue("AlertQueue").arn(),
            "ERROR_CODE", "NO_PERMISSIONS",
            "ERROR_MESSAGE", "not authorized to send");
    put("AlertQueueDeadLetterQueue", alert, why);
    put("AlertQueueDeadLetterQueue", alert, why);

    assertThat(redrive("AlertQueue")).isZero();

    assertThat(stack.look("AlertQueue").messageAttributes().keySet())
        .containsExactlyInAnyOrder(
            "RULE_ARN", "TARGET_ARN", "ERROR_CODE", "ERROR_MESSAGE", "redriven");
    stack.minute();
    stack.minute();
    assertThat(orders("undelivered")).hasSize(1);
  }

  @Test
  void anErrorActionOfTheSiteWiseRuleBecomesWhatTheRuleWouldHaveSent() throws IOException {
    String notice =
        """
        {"type":"PropertyValueUpdate","payload":{"assetId":"a1b2c3d4","propertyId":"c3d4","values":[
          {"timestamp":{"timeInSeconds":%d,"offsetInNanos":0},"quality":"GOOD","value":{"stringValue":
           "{\\"stateName\\":\\"Active\\",\\"ruleEvaluation\\":{\\"simpleRule\\":{\\"inputProperty\\":31.2,\\"operator\\":\\">\\",\\"threshold\\":30.0}}}"}}]}}
        """
            .formatted(stack.now().getEpochSecond());
    put(
        "AlertQueueDeadLetterQueue",
        """
        {"ruleName":"SiteWiseTopicRule","topic":"%s","clientId":"n/a","base64OriginalPayload":"%s",
         "failures":[{"failedAction":"SqsAction","errorMessage":"denied"}]}
        """
            .formatted(SITEWISE, base64(notice.getBytes(StandardCharsets.UTF_8))),
        Map.of());
    int before = orders("").size();

    assertThat(redrive("AlertQueueDeadLetterQueue")).isZero();
    stack.minute();
    stack.minute();
    assertThat(orders("")).hasSize(before + 1);

    long duplicates = alerts(Outcome.DUPLICATE);
    send(
        "AlertQueue",
        "{\"data\":\"%s\",\"topic\":\"%s\",\"rx\":%d,\"client\":\"n/a\",\"trace\":\"t\"}"
            .formatted(
                base64(notice.getBytes(StandardCharsets.UTF_8)),
                SITEWISE,
                stack.now().toEpochMilli()),
        Map.of());
    stack.minute();

    assertThat(alerts(Outcome.DUPLICATE)).isEqualTo(duplicates + 1);
    assertThat(orders("")).hasSize(before + 1);
  }

  @Test
  void ticksThatTheSchedulerCouldNotDeliverDoNoHarmInWhicheverFormTheyLie() {
    publish(31.5, "");
    stack.minute();
    String old = "{\"tick\":\"%s\"}".formatted(stack.now().minusSeconds(60));
    Map<String, String> why = new TreeMap<>();
    for (String name :
        List.of(
            "ERROR_CODE",
            "ERROR_MESSAGE",
            "EXECUTION_ID",
            "EXHAUSTED_RETRY_CONDITION",
            "RETRY_ATTEMPTS",
            "SCHEDULED_TIME",
            "SCHEDULE_ARN",
            "TARGET_ARN",
            "CONTAINS_INVALID_PAYLOAD")) {
      why.put(name, "x");
    }
    why.put("IS_PAYLOAD_TRUNCATED", "false");
    put("TickQueueDeadLetterQueue", old, why);
    put(
        "TickQueueDeadLetterQueue",
        "{\"MessageBody\":%s,\"QueueUrl\":\"https://x\"}".formatted(quoted(old)),
        why);
    put("AlertQueueDeadLetterQueue", old, why);
    List<?> results = stack.run().results();

    assertThat(redrive("TickQueue")).isZero();
    assertThat(redrive("AlertQueue")).isZero();

    assertThat(stack.look("TickQueue").body()).isEqualTo(old);
    stack.run().goOnTo(stack.now());
    assertThat(stack.run().results()).isEqualTo(results);
  }

  @Test
  void aPayloadThatWasCutOffIsRefusedAndStays() {
    put(
        "TickQueueDeadLetterQueue",
        "{\"tick\":\"2026-",
        Map.of("SCHEDULE_ARN", "x", "IS_PAYLOAD_TRUNCATED", "true"));

    assertThat(redrive("TickQueue")).isEqualTo(1);

    assertThat(out.toString()).contains("1 refused: what it held was cut off", "delete it");
    assertThat(stack.depth("TickQueueDeadLetterQueue")).isOne();
    empty("TickQueueDeadLetterQueue");
  }

  @Test
  void whatEachStageGaveBackTooOftenComesToItAgain() throws Exception {
    publish(
        41.5, ",\"hydraulics\":{\"level\":\"Fault\",\"nativeCode\":\"E41\",\"text\":\"PUMP E41\"}");
    stack.run().plant().awaitIngested();
    for (String queue : List.of("TelemetryQueue", "ProductionQueue", "AlertQueue")) {
      stack.giveBackUntilDead(queue);
      assertThat(stack.depth(queue)).as(queue).isZero();
      assertThat(stack.depth(queue + "DeadLetterQueue")).as(queue).isOne();

      assertThat(redrive(queue)).as(queue).isZero();
    }
    send("TickQueue", "{\"tick\":\"%s\"}".formatted(stack.now()), Map.of());
    stack.giveBackUntilDead("TickQueue");
    assertThat(redrive("TickQueue")).isZero();
    stack.minute();
    stack.minute();

    assertThat(rows(41.5)).isOne();
    assertThat(orders("PUMP E41")).hasSize(1);
  }

  @Test
  void aDryRunSaysWhyAndHowOldAndChangesNothing() {
    put("IngestFailureQueue", errorAction(payload(51.5)), Map.of());
    put(
        "IngestFailureQueue",
        errorAction("{\"password\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8)),
        Map.of());
    inserted += 2;

    assertThat(redrive("IngestFailureQueue", "--dry-run")).isZero();

    assertThat(out.toString())
        .contains(
            "2: the rule PlantTopicRule could not hand it over: LambdaAction",
            "it says: Rate Exceeded",
            "ago, received up to 1 times",
            TOPIC,
            "2 looked at, nothing moved",
            "IngestFailureQueue holds about 2 messages now")
        .doesNotContain("hunter2", "51.5", base64(payload(51.5)));
    assertThat(redrive("IngestFailureQueue", "--dry-run", "--json", "--limit", "1")).isZero();
    assertThat(out.toString())
        .contains(
            "{\"outcome\":\"cause\"",
            "\"form\":\"rule_error\"",
            "\"dryRun\":true,\"from\":\"IngestFailureQueue\",\"to\":\"EnrichFunction\",\"taken\":1,\"left\":1");
    assertThat(redrive("IngestFailureQueue", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"taken\":2,\"moved\":2,\"failed\":0,\"left\":0,\"refused\":0");
    stack.minute();
  }

  @Test
  void whatCameBackThreeTimesIsRefusedUnlessForced() {
    put(
        "TickQueueDeadLetterQueue",
        "{\"tick\":\"%s\"}".formatted(stack.now()),
        Map.of("redriven", "3"));

    assertThat(redrive("TickQueue")).isEqualTo(1);
    assertThat(out.toString()).contains("moved back 3 times and came again", "--force");
    assertThat(redrive("TickQueue", "--force")).isZero();

    assertThat(stack.look("TickQueue").messageAttributes().get("redriven").stringValue())
        .isEqualTo("4");
    stack.minute();
  }

  @Test
  void lambdaIsThrottledMidwayAndAllThatIsLeftComesWithTheNextRedrive() throws IOException {
    for (int i = 0; i < 7; i++) {
      put("IngestFailureQueue", errorAction(payload(60.25 + i)), Map.of());
    }
    inserted += 7;
    AtomicInteger calls = new AtomicInteger();
    FirstFunction throttled =
        event -> {
          if (calls.incrementAndGet() > 2) {
            throw TooManyRequestsException.builder().message("Rate Exceeded").build();
          }
          return stack.enrich().call(event);
        };

    RedriveAccount account = ingest(throttled, 2);

    assertThat(account.addsUp()).isTrue();
    assertThat(account.clean()).isFalse();
    assertThat(account.stopped()).contains("Rate Exceeded");
    assertThat(List.of(account.taken(), account.count(End.MOVED), account.count(End.LEFT)))
        .containsExactly(6, 4, 2);
    assertThat(redrive("IngestFailureQueue")).isZero();
    assertThat(out.toString()).contains("3 taken = 3 moved");
    stack.minute();
    assertThat(rows("temperature >= 60.25 AND temperature <= 66.25")).isEqualTo(7);
  }

  @Test
  void whatWasHandedOverAndNotDeletedComesTwiceAndIsStoredOnce() throws IOException {
    put("IngestFailureQueue", errorAction(payload(71.5)), Map.of());
    inserted += 2; // taken twice

    assertThat(ingestAndCrashBeforeDeleting().undeleted()).isOne();
    assertThat(stack.depth("IngestFailureQueue")).isOne();
    assertThat(redrive("IngestFailureQueue")).isZero();

    stack.minute();
    assertThat(rows(71.5)).isOne();
  }

  @Test
  void aQueueThatCannotBeRedrivenIsWrongUseAndSaysWhatToDo() {
    assertThat(redrive("TimeSeriesSetupFailureQueue")).isEqualTo(2);
    assertThat(err.toString()).contains("CloudFormation has given up", "TimeSeriesTokenGeneration");
    assertThat(redrive("NoQueue")).isEqualTo(2);
    assertThat(err.toString()).contains("TelemetryQueue, ProductionQueue, TickQueue, AlertQueue");
    assertThat(redrive("TickQueue", "--rate", "0")).isEqualTo(2);
    assertThat(redrive("TickQueue", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void eachQueueOfTheTemplateWhereMessagesEndCanBeNamed() {
    List<String> ends =
        stack.run().plant().template().queues().stream()
            .filter(queue -> queue.redrive().isEmpty())
            .map(queue -> queue.name())
            .toList();

    assertThat(ends).contains("IngestFailureQueue", "TelemetryQueueDeadLetterQueue");
    for (String end : ends) {
      assertThat(redrive(end, "--dry-run")).as(end).isZero();
    }
  }

  private int redrive(String queue, String... rest) {
    List<String> arguments =
        new ArrayList<>(List.of("redrive", "--stack", "plant-dev", "--wait", "0", queue));
    arguments.addAll(List.of(rest));
    return Plant.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  private static RedriveAccount ingest(FirstFunction function, int rate) {
    return Redrive.run(
        new DeadLetterQueue(stack.sqs(), stack.queue("IngestFailureQueue").url(), 0),
        new EnrichDelivery(function, stack.queue("IngestFailureQueue").arn(), 50),
        new Redrive.Plan(rate, 100, false),
        new NoTime());
  }

  private static RedriveAccount ingestAndCrashBeforeDeleting() {
    String url = stack.queue("IngestFailureQueue").url();
    List<DeadLetter> handed = new ArrayList<>();
    EnrichDelivery enrich =
        new EnrichDelivery(stack.enrich(), stack.queue("IngestFailureQueue").arn(), 50);
    RedriveAccount account =
        Redrive.run(
            new DeadLetterQueue(Deaf.to("deleteMessageBatch", stack.sqs()), url, 0),
            letters -> {
              handed.addAll(letters);
              return enrich.deliver(letters);
            },
            new Redrive.Plan(20, 100, false),
            new NoTime());
    // as when its time in hiding is over
    assertThat(new DeadLetterQueue(stack.sqs(), url, 0).release(handed)).isZero();
    return account;
  }

  /** Nobody waits. */
  private static final class NoTime implements Pacer.Time {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(long nanos) {
      // it passes at once
    }
  }

  private static void publish(double temperature, String more) {
    stack
        .run()
        .publish(
            new MessageLine(
                TOPIC,
                stack.now().toEpochMilli(),
                new String(payload(temperature), StandardCharsets.UTF_8)
                    .replace("}", more + "}")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] payload(double temperature) {
    return "{\"timestamp\":%d,\"state\":1,\"temperature\":%s}"
        .formatted(START.toEpochMilli() + Math.round(temperature * 4), temperature)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What the rule's SQL makes of a message. */
  private static byte[] rule(double temperature) {
    return "{\"data\":\"%s\",\"topic\":\"%s\",\"rx\":%d}"
        .formatted(base64(payload(temperature)), TOPIC, START.toEpochMilli() + 1_000)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String errorAction(byte[] payload) {
    return """
    {"ruleName":"PlantTopicRule","topic":"%s","cloudwatchTraceId":"t1","clientId":"press07",
     "base64OriginalPayload":"%s","failures":[{"failedAction":"LambdaAction",
     "failedResource":"arn","errorMessage":"Rate Exceeded"}]}
    """
        .formatted(TOPIC, base64(payload));
  }

  private static String alert(String code) {
    long time = stack.now().getEpochSecond() * 1_000_000_000L;
    return """
    {"version":"0","id":"%1$s","detail-type":"Alert","source":"shopfloor","detail":{"v":1,
     "eventId":"%1$s","site":"berlin","asset":"press07","eventTime":%2$d,"line":"line1",
     "signal":"hydraulics","detector":"machine-condition","kind":"STATE","state":"RAISED",
     "severity":"HIGH","code":"%1$s","message":"%1$s",
     "dedupParts":["berlin","press07","hydraulics","%1$s"]}}
    """
        .formatted(code, time);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  private static void put(String queue, String body, Map<String, String> attributes) {
    send(queue, body, attributes);
  }

  private static void send(String queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new TreeMap<>();
    attributes.forEach((name, value) ->
        values.put(
            name,
            MessageAttributeValue.builder()
                .dataType(name.equals("redriven") ? "Number" : "String")
                .stringValue(value)
                .build()));
    stack
        .sqs()
        .sendMessage(send ->
            send.queueUrl(stack.queue(queue).url()).messageBody(body).messageAttributes(values));
  }

  private static void empty(String queue) {
    String url = stack.queue(queue).url();
    String receipt =
        stack.sqs().receiveMessage(r -> r.queueUrl(url)).messages().getFirst().receiptHandle();
    stack.sqs().deleteMessage(delete -> delete.queueUrl(url).receiptHandle(receipt));
  }

  private static long rows(double temperature) throws IOException {
    return rows("temperature = " + temperature);
  }

  private static long rows(String which) throws IOException {
    return Long.parseLong(
        stack
            .run()
            .plant()
            .stores()
            .timeSeries()
            .settledQuery("press", "SELECT count() FROM press WHERE " + which)
            .getFirst()
            .getFirst());
  }

  private static List<WorkOrder> orders(String text) throws IOException {
    return stack.run().plant().stores().cmms().workOrders().stream()
        .filter(order -> (order.title() + order.description()).contains(text))
        .toList();
  }

  private static List<Quarantined> quarantined() {
    return stack.run().quarantine().stream().flatMap(batch -> batch.records().stream()).toList();
  }

  private static long alerts(Outcome outcome) {
    return stack.run().ledgers().of(Stage.WORKORDER).counted(Subject.ALERTS, outcome);
  }

  private static Map<String, Integer> stuck() {
    Map<String, Integer> stuck = new TreeMap<>();
    stack
        .run()
        .plant()
        .queueDepths()
        .forEach((queue, depth) -> {
          if (depth > 0) {
            stuck.put(queue, depth);
          }
        });
    return stuck;
  }
}
