package dev.shopfloor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.command.PlantRunner;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole command against all of AWS that it asks: real where a local one is, else played. */
class DoctorTest {
  private static final Path ROOT = Path.of("..");
  private static final String OPERATIONS = "docs/operations.md";
  private static Bench bench;

  @TempDir Path folder;

  private final Map<String, String> before = new HashMap<>();
  private FakeStack stack;
  private FakeAws aws;
  private PlantRunner plant;

  @BeforeAll
  static void start() {
    bench = new Bench();
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @BeforeEach
  void settings() throws IOException {
    stack = bench.stack();
    aws = new FakeAws(stack, bench.sqsAddress(), bench.dynamoAddress());
    plant = new PlantRunner();
    set("aws.region", "eu-test-1");
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
    set("aws.disableEc2Metadata", "true");
    set("aws.configFile", folder.resolve("none").toString());
    set("aws.sharedCredentialsFile", folder.resolve("none").toString());
    set("aws.endpointUrl", aws.url());
  }

  @AfterEach
  void restore() {
    aws.close();
    before.forEach(DoctorTest::put);
  }

  @Test
  void aStackThatIsWellIsToldPartByPartAndEndsWithZero() throws IOException {
    assertThat(doctor()).isZero();

    String golden =
        new String(
                DoctorTest.class.getResourceAsStream("healthy.txt").readAllBytes(),
                StandardCharsets.UTF_8)
            .replace("VERSION", bench.version());
    assertThat(plant.out()).isEqualTo(golden);
    assertThat(plant.err()).isEmpty();
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    stack.is("OeeSchedule", "state", "DISABLED");

    assertThat(doctor("--json")).isEqualTo(1);

    JsonNode report = new ObjectMapper().readTree(plant.out());
    assertThat(report.path("stack").asText()).isEqualTo("plant-dev");
    assertThat(report.path("region").asText()).isEqualTo("eu-test-1");
    assertThat(report.path("passed").asBoolean()).isFalse();
    assertThat(report.path("faults").asInt()).isEqualTo(1);
    assertThat(report.path("verdict").asText()).isEqualTo("1 fault: begin with OeeSchedule.");
    JsonNode fault =
        StreamSupport.stream(report.path("findings").spliterator(), false)
            .filter(each -> each.path("state").asText().equals("fault"))
            .findFirst()
            .orElseThrow();
    assertThat(fault.path("way").asText()).isEqualTo("Production and OEE");
    assertThat(fault.path("part").asText()).isEqualTo("OeeSchedule");
    assertThat(fault.path("says").asText()).isEqualTo("is disabled: nothing is done by the minute");
    assertThat(fault.path("next").asText()).contains("enable the schedule");
  }

  /** What a test makes ill, and what is then said. */
  record Ill(String what, Consumer<FakeStack> plant, String part, String says, String next) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Ill> faults() {
    return Stream.of(
        new Ill(
            "a change that failed half way",
            s -> {
              s.is("stack", "status", "UPDATE_ROLLBACK_FAILED");
              s.is("stack", "reason", "no quota");
            },
            "stack",
            "is not complete: no quota (UPDATE_ROLLBACK_FAILED)",
            "describe-stack-events --stack-name plant-dev"),
        new Ill(
            "a change set that was never run",
            s -> s.is("stack", "status", "REVIEW_IN_PROGRESS"),
            "stack",
            "is not complete (REVIEW_IN_PROGRESS)",
            "deploy again"),
        new Ill(
            "a part that is not in the stack",
            s -> s.remove("QuarantineTable"),
            "resources",
            "the stack has no QuarantineTable",
            "template.yaml"),
        new Ill(
            "a part that could not be changed",
            s -> s.is("OeeTable", "resource", "UPDATE_FAILED"),
            "resources",
            "the last change failed at OeeTable",
            "events name"),
        new Ill(
            "no plant model",
            s -> s.named("RegistryTable", bench.emptyTable()),
            "plant model",
            "there is none",
            "./plant apply plant.yaml --stack plant-dev"),
        new Ill(
            "an IoT rule that is off",
            s -> s.is("PlantTopicRule", "disabled", "true"),
            "PlantTopicRule",
            "is disabled: what machines send now is lost",
            "aws iot enable-topic-rule --rule-name plant-dev-PlantTopicRule"),
        new Ill(
            "an event rule of the own bus that is off",
            s -> s.is("AlertEventRule", "state", "DISABLED"),
            "AlertEventRule",
            "is disabled",
            "enable-rule --name plant-dev-AlertEventRule --event-bus-name dev-shopfloor"),
        new Ill(
            "an event rule of the default bus that is off",
            s -> s.is("AssetAlarmEventRule", "state", "DISABLED"),
            "AssetAlarmEventRule",
            "is disabled",
            "--event-bus-name default"),
        new Ill(
            "a schedule that is off",
            s -> s.is("OutboxSchedule", "state", "DISABLED"),
            "OutboxSchedule",
            "is disabled",
            "enable the schedule plant-dev-OutboxSchedule"),
        new Ill(
            "a function without its alias",
            s -> s.is("EnrichFunction", "alias", "gone"),
            "EnrichFunction",
            "has no alias live",
            "aws lambda create-alias --name live --function-name plant-dev-EnrichFunction"),
        new Ill(
            "an alias on what is not published",
            s -> s.is("OeeFunction", "version", "$LATEST"),
            "OeeFunction",
            "its alias live is no published version",
            "aws lambda update-alias --name live --function-name plant-dev-OeeFunction"),
        new Ill(
            "a function that failed to start",
            s -> {
              s.is("OeeFunction", "state", "Failed");
              s.is("OeeFunction", "reason", "the key is disabled");
            },
            "OeeFunction",
            "version 7 is Failed: the key is disabled",
            "mend what it says"),
        new Ill(
            "an update that failed",
            s -> s.is("OeeFunction", "update", "Failed"),
            "OeeFunction",
            "its last update failed",
            "deploy the stack again"),
        new Ill(
            "a function that somebody stopped",
            s ->
                s.is(
                    "AlertToWorkOrderFunction",
                    "concurrency",
                    "{\"ReservedConcurrentExecutions\":0}"),
            "AlertToWorkOrderFunction",
            "is stopped: its reserved concurrency is 0",
            "delete-function-concurrency --function-name plant-dev-AlertToWorkOrderFunction"),
        new Ill(
            "a mapping that is off",
            s -> s.is("OeeFunctionTick", "state", "Disabled"),
            "OeeFunctionTick",
            "is Disabled: its function gets nothing",
            "update-event-source-mapping --enabled --uuid plant-dev-OeeFunctionTick"),
        new Ill(
            "a mapping with a problem",
            s -> {
              s.add("IngestStreamMapping", "AWS::Lambda::EventSourceMapping");
              s.is("IngestStreamMapping", "result", "PROBLEM: Function call failed");
            },
            "IngestStreamMapping",
            "is Enabled and says: PROBLEM: Function call failed",
            "its log"),
        new Ill(
            "a store that is gone",
            s -> s.is("TimeSeriesInstance", "status", "FAILED"),
            "TimeSeriesInstance",
            "is FAILED",
            "restore the store"),
        new Ill(
            "a write token that was never made",
            s -> s.is("TimeSeriesTokenSecret", "versions", "{}"),
            "TimeSeriesTokenSecret",
            "is empty",
            "raise TimeSeriesTokenGeneration"),
        new Ill(
            "a secret that is being deleted",
            s -> s.is("TimeSeriesTokenSecret", "deleted", "1794800001"),
            "TimeSeriesTokenSecret",
            "is marked for deletion",
            "restore-secret"),
        new Ill(
            "a store that takes nothing",
            s -> {
              s.metric("Shopfloor/points/writer/stored", -1);
              s.metric("Shopfloor/points/writer/returned", 30);
            },
            "points",
            "the store took none in the last 10 minutes; 300 points went back to TelemetryQueue",
            "TimestreamWriterFunction's log"),
        new Ill(
            "no tick",
            s -> s.metric("Shopfloor/tickAge/oee/done", -1),
            "ticks",
            "no minute of OEE was computed in the last 10",
            "OeeSchedule, TickQueue and OeeFunction"),
        new Ill(
            "late ticks",
            s -> s.metric("Shopfloor/tickAge/oee/done", 400),
            "ticks",
            "ready after 6 min, which is late",
            "age of TickQueue"),
        new Ill(
            "an outbox that nobody looks after",
            s -> s.metric("Shopfloor/pendingAge/workorder/oldest", -1),
            "work orders",
            "nobody has looked after them for 10 minutes",
            "OutboxSchedule"),
        new Ill(
            "orders that wait",
            s -> s.metric("Shopfloor/pendingAge/workorder/oldest", 3700),
            "work orders",
            "the oldest has waited 61 min to be sent",
            "takes our credentials"),
        new Ill(
            "a maintenance system that is left alone",
            s -> s.metric("Shopfloor/breaker/workorder/open", 1),
            "work orders",
            "its breaker is open",
            "orders wait meanwhile"),
        new Ill(
            "a maintenance system without an address",
            s -> s.set("CmmsProfile", "atlas"),
            "CmmsProfile",
            "atlas has no address",
            "CmmsUrl"),
        new Ill(
            "a maintenance system without credentials",
            s -> {
              s.set("CmmsProfile", "atlas");
              s.set("CmmsUrl", "https://cmms.example");
            },
            "CmmsProfile",
            "atlas asks who we are, and no secret says it",
            "CmmsSecretArn"),
        new Ill(
            "credentials that would travel in clear text",
            s -> {
              s.set("CmmsProfile", "atlas");
              s.set("CmmsUrl", "http://cmms.example");
              s.set("CmmsSecretArn", "arn:aws:secretsmanager:eu-test-1:1:secret:x");
            },
            "CmmsProfile",
            "would get its secret in clear text",
            "https"),
        new Ill(
            "an overlay that is none",
            s -> {
              s.set("CmmsProfile", "atlas");
              s.set("CmmsOverlay", "{\"nonsense\":1}");
            },
            "CmmsProfile",
            "atlas cannot be used",
            "CmmsOverlay"),
        new Ill(
            "a table that cannot be read",
            s -> s.is("OeeTable", "status", "INACCESSIBLE_ENCRYPTION_CREDENTIALS"),
            "OeeTable",
            "cannot be used",
            "key of yours"),
        new Ill(
            "a key that is disabled",
            s -> {
              s.set("EncryptionKey", "arn:aws:kms:eu-test-1:123456789012:key/1");
              s.is("key", "state", "Disabled");
            },
            "EncryptionKey",
            "is Disabled: tables, queues and secrets cannot be read",
            "aws kms enable-key"),
        new Ill(
            "a key that is to go",
            s -> {
              s.set("EncryptionKey", "arn:aws:kms:eu-test-1:123456789012:key/1");
              s.is("key", "state", "PendingDeletion");
            },
            "EncryptionKey",
            "is PendingDeletion",
            "cancel-key-deletion"),
        new Ill(
            "a ledger that lost records",
            s -> s.metric("Shopfloor/points/oee/stored", 9),
            "oee points",
            "2,880 taken = 2,592 stored: 288 are not explained",
            "the ledger of oee differs"),
        new Ill(
            "an alarm that rings",
            s -> s.is("TelemetryQueueAgeAlarm", "alarm", "ALARM"),
            "TelemetryQueueAgeAlarm",
            "rings since 40 min",
            "Readings arrive late. Look at the writer."),
        new Ill(
            "a composite alarm that rings",
            s -> s.is("PlantDataLateAlarm", "alarm", "ALARM"),
            "PlantDataLateAlarm",
            "rings since 40 min",
            "Readings arrive late. Look at the writer."),
        new Ill(
            "an alarm that somebody deleted",
            s -> s.is("TicksLateAlarm", "gone", "true"),
            "alarms",
            "somebody deleted TicksLateAlarm",
            "put them back"),
        new Ill(
            "a queue that somebody deleted",
            s -> s.named("TickQueue", "http://127.0.0.1/123456789012/nowhere"),
            "TickQueue",
            "belongs to the stack and is not there any more",
            "put it back"),
        new Ill(
            "a stream that nobody keeps up with",
            s -> {
              s.add("IngestStream", "AWS::Kinesis::Stream");
              s.metric(
                  "AWS/Kinesis/GetRecords.IteratorAgeMilliseconds/plant-dev-IngestStream", 900_000);
            },
            "IngestStream",
            "is read to 15 min before its end; it forgets after a day",
            "StreamShards"));
  }

  static Stream<List<Ill>> faultWaves() {
    return waves(faults());
  }

  @ParameterizedTest
  @MethodSource("faultWaves")
  void eachFaultIsToldWithWhatToDoNextAndNothingElseIs(List<Ill> ills) {
    ills.forEach(ill -> ill.plant.accept(stack));

    assertThat(doctor()).isEqualTo(1);

    ills.forEach(ill -> told("FAULT", ill));
    runbooks(plant.out());
    assertThat(plant.out().lines().filter(line -> line.startsWith("  FAULT"))).hasSameSizeAs(ills);
    assertThat(plant.out().lines().toList().getLast())
        .matches(
            "%s(, 1 warning)?: begin with %s\\."
                .formatted(Span.count(ills.size(), "fault"), first("FAULT")));
  }

  static Stream<Ill> warnings() {
    return Stream.of(
        new Ill(
            "a change that was rolled back",
            s -> s.is("stack", "status", "UPDATE_ROLLBACK_COMPLETE"),
            "stack",
            "runs as it was before its last change, which failed",
            "deploy again"),
        new Ill(
            "a change under way",
            s -> s.is("stack", "status", "UPDATE_IN_PROGRESS"),
            "stack",
            "is being changed now",
            "look again"),
        new Ill(
            "changes by hand",
            s -> s.is("stack", "drift", "DRIFTED"),
            "resources",
            "somebody changed resources by hand",
            "describe-stack-resource-drifts --stack-name plant-dev"),
        new Ill(
            "a silent plant",
            s -> {
              s.metric("Shopfloor/messages/enrich/taken", 0);
              s.metric("Shopfloor/messages/enrich/decoded", -1);
              s.metric("Shopfloor/messages/enrich/ignored", -1);
            },
            "messages",
            "none came in the last 10 minutes",
            "topic plant/#"),
        new Ill(
            "messages that are being brought back",
            s -> s.is("IngestFailureMapping", "state", "Enabled"),
            "IngestFailureMapping",
            "is Enabled: messages are being brought back",
            "set RedriveIngestFailures back to false"),
        new Ill(
            "a mapping that is being made",
            s -> s.is("OeeFunctionTick", "state", "Creating"),
            "OeeFunctionTick",
            "is Creating",
            "look again in a minute"),
        new Ill(
            "a function without a snapshot",
            s -> s.is("EnrichFunction", "snapshot", "Off"),
            "EnrichFunction",
            "version 7 has no snapshot",
            "set its SnapStart to PublishedVersions"),
        new Ill(
            "a function that has rested",
            s -> s.is("EnrichFunction", "state", "Inactive"),
            "EnrichFunction",
            "has rested so long",
            "once messages come"),
        new Ill(
            "a store that is being changed",
            s -> s.is("TimeSeriesInstance", "status", "MODIFYING"),
            "TimeSeriesInstance",
            "is MODIFYING",
            "look again in ten minutes"),
        new Ill(
            "a store that is slow",
            s -> {
              s.metric("Shopfloor/points/writer/taken", 61);
              s.metric("Shopfloor/points/writer/returned", 31);
            },
            "points",
            "the store took 300 points in the last 10 minutes, and 310 went back",
            "too slow"),
        new Ill(
            "orders that were refused",
            s -> s.metric("Shopfloor/orders/workorder/refused", 0.001),
            "work orders",
            "refused 1 order in the last day",
            "AlertToWorkOrderFunction's log"),
        new Ill(
            "a table that cannot be restored",
            s -> s.is("OeeTable", "pitr", "DISABLED"),
            "OeeTable",
            "its point-in-time recovery is off",
            "update-continuous-backups --table-name " + bench.name("OeeTable")),
        new Ill(
            "a table that somebody unprotected",
            s -> {
              s.set("DeletionProtection", "true");
              for (String table :
                  List.of(
                      "RegistryTable", "SourceStateTable", "WorkOrderTable", "QuarantineTable")) {
                s.is(table, "shielded", "true");
              }
            },
            "OeeTable",
            "can be deleted although DeletionProtection is true",
            "--deletion-protection-enabled --table-name " + bench.name("OeeTable")),
        new Ill(
            "much in quarantine",
            s -> {
              s.metric("Shopfloor/points/enrich/forwarded", 35);
              s.metric("Shopfloor/points/enrich/quarantined", 5);
            },
            "enrich points",
            "11,520 taken = 10,080 forwarded + 1,440 quarantined: many could not be used",
            "./plant quarantine list --stack plant-dev"),
        new Ill(
            "alarms that tell nobody",
            s -> s.is("TicksLateAlarm", "actions", "false"),
            "alarms",
            "tell nobody when they ring: TicksLateAlarm",
            "enable-alarm-actions"),
        new Ill(
            "nobody who is told",
            s -> s.is("AlarmTopic", "subscription", ""),
            "AlarmTopic",
            "tells nobody",
            "set AlarmEmail"),
        new Ill(
            "a subscription that was not confirmed",
            s -> s.is("AlarmTopic", "subscription", "PendingConfirmation"),
            "AlarmTopic",
            "tells nobody yet",
            "follow the link"),
        new Ill(
            "a profile of one's own",
            s -> s.set("CmmsProfile", "our-own"),
            "CmmsProfile",
            "\"our-own\" is no profile of this release",
            "the sources that it was deployed from"),
        new Ill(
            "a store of one's own that does not answer here",
            s -> {
              s.set("TimeSeriesStore", "questdb");
              s.set("TimeSeriesUrl", "http://user:geheim@127.0.0.1:1");
            },
            "store",
            "http://127.0.0.1:1/ping does not answer this computer",
            "whether the store runs"));
  }

  static Stream<List<Ill>> warningWaves() {
    return waves(warnings());
  }

  @ParameterizedTest
  @MethodSource("warningWaves")
  void eachWarningIsToldWithWhatToDoNextAndNoneIsAFailure(List<Ill> ills) {
    ills.forEach(ill -> ill.plant.accept(stack));

    assertThat(doctor()).isZero();

    ills.forEach(ill -> told("warning", ill));
    runbooks(plant.out());
    assertThat(plant.out().lines().filter(line -> line.startsWith("  warning")))
        .hasSameSizeAs(ills);
    assertThat(plant.out().lines().toList().getLast())
        .isEqualTo(
            "The plant runs, with %s: look at %s."
                .formatted(Span.count(ills.size(), "warning"), first("warning")));
  }

  /** As many at once as are of different parts: a run asks some seventy questions. */
  private static Stream<List<Ill>> waves(Stream<Ill> ills) {
    Map<String, Integer> times = new HashMap<>();
    Map<Integer, List<Ill>> waves = new TreeMap<>();
    ills.forEach(ill -> {
      int wave = times.merge(ill.part, 1, Integer::sum);
      waves.computeIfAbsent(wave, first -> new ArrayList<>()).add(ill);
    });
    return waves.values().stream();
  }

  /** Of calls that one check makes one after the other, each is refused once. */
  static Stream<Set<Read>> refusals() {
    return Stream.of(
        EnumSet.complementOf(
            EnumSet.of(
                Read.STACK,
                Read.RESOURCES,
                Read.FUNCTION,
                Read.CONCURRENCY,
                Read.BACKUPS,
                Read.MODEL_ENTRIES,
                Read.METRICS)),
        EnumSet.of(Read.FUNCTION, Read.BACKUPS, Read.MODEL_ENTRIES, Read.METRICS),
        EnumSet.of(Read.CONCURRENCY));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whereNobodyMayLookTheActionIsNamedAndTheRestIsToldAllTheSame(Set<Read> reads) {
    stack.set("EncryptionKey", "arn:aws:kms:eu-test-1:123456789012:key/1");
    reads.forEach(read -> stack.deny(read.action()));

    assertThat(doctor()).isEqualTo(1);

    assertThat(reads)
        .allSatisfy(read ->
            assertThat(plant.out())
                .contains("nobody could look: %s is not allowed".formatted(read.action())));
    assertThat(plant.out())
        .contains("let your role do what docs/doctor-policy.json lists")
        .contains("Nobody can say whether the plant runs:")
        .contains("  ok      stack ")
        .doesNotContain("FAULT");
  }

  @Test
  void everyReadIsRefusedOnceAbove() {
    Set<Read> refused = EnumSet.of(Read.STACK, Read.RESOURCES);
    refusals().forEach(refused::addAll);

    assertThat(refused).containsExactlyInAnyOrder(Read.values());
  }

  @Test
  void whereAwsDoesNotAnswerNobodyCanTell() {
    stack.breaks("iot:GetTopicRule", "LimitExceededException");

    assertThat(doctor()).isEqualTo(1);

    assertThat(plant.out())
        .contains("nobody could look: iot:GetTopicRule has no answer (it is broken")
        .contains("2 not seen; begin with PlantTopicRule.");
  }

  @Test
  void aStackThatMayNotBeLookedAtIsWrongUseWithTheAction() {
    stack.deny("cloudformation:ListStackResources");

    assertThat(doctor()).isEqualTo(2);

    assertThat(plant.err())
        .contains("AWS does not show the stack plant-dev", "cloudformation:ListStackResources");
  }

  @Test
  void credentialsThatHaveRunOutAreToldAsSuch() {
    stack.breaks("cloudformation:DescribeStacks", "ExpiredToken");

    assertThat(doctor()).isEqualTo(2);

    assertThat(plant.err()).contains("ExpiredToken", "sign in again");
  }

  @Test
  void aStackThatIsNotThereIsWrongUse() {
    assertThat(plant.run("doctor", "--stack", "no-such")).isEqualTo(2);

    assertThat(plant.err()).contains("there is no stack no-such in eu-test-1", "AWS_REGION");
  }

  @Test
  void aStackOfSomebodyElseIsWrongUse() {
    new ArrayList<>(stack.types().keySet()).forEach(stack::remove);
    stack.add("Website", "AWS::S3::Bucket");

    assertThat(doctor()).isEqualTo(2);

    assertThat(plant.err()).contains("has nothing of Shopfloor", "template.yaml");
  }

  @Test
  void withoutCredentialsOrAStacksNameItIsWrongUse() {
    put("aws.accessKeyId", "");
    put("aws.secretAccessKey", "");

    assertThat(doctor()).isEqualTo(2);
    assertThat(plant.err()).contains("no AWS credentials were found", "AWS_PROFILE");
    assertThat(plant.run("doctor")).isEqualTo(2);
    assertThat(plant.err()).contains("--stack");
  }

  @Test
  void deadLettersAreToldWithTheCommandThatBringsThemBack() {
    String url = bench.name("IngestFailureQueue");
    String other = bench.name("AlertQueueDeadLetterQueue");
    bench.sqs().sendMessage(send -> send.queueUrl(url).messageBody("1"));
    bench.sqs().sendMessage(send -> send.queueUrl(other).messageBody("1"));
    bench.sqs().sendMessage(send -> send.queueUrl(other).messageBody("2"));
    stack.metric("AWS/SQS/ApproximateAgeOfOldestMessage/plant-dev-AlertQueueDeadLetterQueue", 7300);
    try {
      assertThat(doctor()).isEqualTo(1);
    } finally {
      bench.sqs().purgeQueue(purge -> purge.queueUrl(url));
      bench.sqs().purgeQueue(purge -> purge.queueUrl(other));
    }

    assertThat(plant.out())
        .contains("holds 1 message: they failed for good")
        .contains("holds 2 messages, the oldest for 2 h: they failed for good")
        .contains("./plant redrive --stack plant-dev IngestFailureQueue")
        .contains("./plant redrive --stack plant-dev AlertQueue (")
        .contains("Runbook: https://wiki.example/runbooks#alertqueuedeadletterqueue")
        .contains("2 faults: begin with IngestFailureQueue.");
  }

  @Test
  void aQueueWhoseOldestMessageWaitsTooLongIsAFaultAndHalfOfThatAWarning() {
    String url = bench.name("TelemetryQueue");
    bench.sqs().sendMessage(send -> send.queueUrl(url).messageBody("1"));
    try {
      stack.metric("AWS/SQS/ApproximateAgeOfOldestMessage/plant-dev-TelemetryQueue", 901);
      assertThat(doctor()).isEqualTo(1);
      stack.metric("AWS/SQS/ApproximateAgeOfOldestMessage/plant-dev-TelemetryQueue", 451);
      assertThat(doctor()).isZero();
      stack.metric("AWS/SQS/ApproximateAgeOfOldestMessage/plant-dev-TelemetryQueue", 450);
      assertThat(doctor()).isZero();
    } finally {
      bench.sqs().purgeQueue(purge -> purge.queueUrl(url));
    }

    assertThat(plant.out())
        .contains(
            "holds 1 message, the oldest for 15 min: TimestreamWriterFunction does not keep up")
        .contains("Runbook: https://wiki.example/runbooks#telemetryqueueage")
        .contains("holds 1 message, the oldest for 7 min, which is long")
        .contains("holds 1 message, the oldest for 7 min\n");
  }

  @Test
  void aStoreOfOnesOwnIsAskedForItsHealthWithoutAToken() throws IOException {
    List<String> asked = new ArrayList<>();
    int[] status = {200};
    try (LoopbackServer store =
        LoopbackServer.start(
            0,
            100,
            request -> {
              asked.add("%s %s".formatted(request.method(), request.path()));
              assertThat(request.header("authorization")).isEmpty();
              return Response.json(status[0], "{\"status\":\"pass\"}");
            })) {
      stack.set("TimeSeriesStore", "influxdb2");
      stack.set("TimeSeriesUrl", store.url().replace("//", "//user:geheim@") + "/db/");
      stack.set("TimeSeriesSecretArn", "arn:aws:secretsmanager:eu-test-1:1:secret:mine");

      assertThat(doctor()).isZero();
      status[0] = 503;
      assertThat(doctor()).isEqualTo(1);
    }

    assertThat(asked).containsExactly("GET /db/health", "GET /db/health");
    assertThat(plant.out())
        .contains("/db/health answers (200)", "/db/health says that it is ill (503)")
        .contains("TimeSeriesSecretArn")
        .doesNotContain("geheim");
  }

  @Test
  void aClockThatIsOffIsToldByAwssOwn() {
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(4));

    Report report = Examination.of(FakeStack.NAME, ahead);

    assertThat(report.findings())
        .filteredOn(Finding.Warning.class::isInstance)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.part()).isEqualTo("this computer");
          assertThat(warning.sentence()).matches("has a clock (3|4) min ahead of AWS's");
        });
  }

  @Test
  void aPrivateStoreIsNotCalledFromHere() {
    stack.set("TimeSeriesStore", "questdb");
    stack.set("TimeSeriesUrl", "http://127.0.0.1:1");
    stack.set("VpcId", "vpc-1");

    assertThat(doctor()).isZero();

    assertThat(plant.out()).doesNotContain("127.0.0.1");
  }

  @Test
  void schedulesOfTheirOwnGroupAreFound() {
    stack.add("ScheduleGroup", "AWS::Scheduler::ScheduleGroup");

    assertThat(doctor()).isZero();
  }

  @Test
  void aTokenThatItsFunctionFillsMayBeEmpty() {
    stack.add("CmmsTokenSecret", "AWS::SecretsManager::Secret");
    stack.is("CmmsTokenSecret", "versions", "{}");

    assertThat(doctor()).isZero();

    assertThat(plant.out()).contains("is empty until its function has signed in");
  }

  @Test
  void itOnlyReadsAndThePolicyAllowsExactlyWhatItAsks() throws IOException {
    stack.set("EncryptionKey", "arn:aws:kms:eu-test-1:123456789012:key/1");
    stack.set("CmmsSecretArn", "arn:aws:secretsmanager:eu-test-1:1:secret:mine");
    aws.forget();

    doctor();

    TreeSet<String> known = new TreeSet<>();
    Arrays.stream(Read.values()).map(Read::action).forEach(known::add);
    assertThat(aws.actions()).isEqualTo(known);
    assertThat(known)
        .allMatch(action -> action.matches(".*:(Describe|Get|List)[A-Z].*|dynamodb:Query"))
        .noneMatch(action -> action.contains("SecretValue"));
    JsonNode policy = new ObjectMapper().readTree(read("docs/doctor-policy.json"));
    TreeSet<String> allowed = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      statement.path("Action").forEach(action -> allowed.add(action.asText()));
    }
    assertThat(allowed).isEqualTo(known);
  }

  /** Whose anchors lead somewhere. */
  private void runbooks(String out) {
    String sections = read(OPERATIONS);
    Matcher links = Pattern.compile("(?m)^ {10}Runbook: (.*)#(.*)$").matcher(out);
    while (links.find()) {
      assertThat(links.group(1)).isEqualTo("https://wiki.example/runbooks");
      assertThat(links.group(2)).matches("[a-z-]+");
      assertThat(anchors(sections)).contains(links.group(2));
    }
  }

  /** Of the alarms' own anchors and of the headings. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new TreeSet<>();
    Matcher own = Pattern.compile("<a id=\"(.*)\"></a>").matcher(page);
    while (own.find()) {
      anchors.add(own.group(1));
    }
    page.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .forEach(title -> anchors.add(title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-')));
    return anchors;
  }

  private void told(String mark, Ill ill) {
    String out = plant.out();
    List<String> lines = out.lines().toList();
    String line =
        lines.stream()
            .filter(each -> each.startsWith("  %-7s %-33s ".formatted(mark, ill.part)))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no %s of %s in\n%s".formatted(mark, ill.part, out)));
    assertThat(line).contains(ill.says);
    assertThat(lines.get(lines.indexOf(line) + 1))
        .startsWith("          Next: ")
        .contains(ill.next);
  }

  /** The part of the first line with this mark. */
  private String first(String mark) {
    return plant
        .out()
        .lines()
        .filter(line -> line.startsWith("  " + mark))
        .map(line -> line.substring(10, 43).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int doctor(String... rest) {
    List<String> arguments = new ArrayList<>(List.of("doctor", "--stack", FakeStack.NAME));
    arguments.addAll(List.of(rest));
    return plant.run(arguments.toArray(String[]::new));
  }

  private void set(String property, String value) {
    String old = System.getProperty(property);
    before.putIfAbsent(property, old == null ? "" : old);
    put(property, value);
  }

  private static void put(String property, String value) {
    if (value.isEmpty()) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
