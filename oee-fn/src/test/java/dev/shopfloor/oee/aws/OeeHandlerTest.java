package dev.shopfloor.oee.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.Ingest;
import dev.shopfloor.oee.OeeService;
import dev.shopfloor.oee.Outbox;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.TickPlan;
import dev.shopfloor.oee.Ticks;
import dev.shopfloor.oee.Trouble;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The samples in {@code events/} through the handler and a real table. */
class OeeHandlerTest {
  private static final String QUEUES = "arn:aws:sqs:eu-central-1:123456789012:";
  private static final Path EVENTS =
      Path.of(System.getProperty("shopfloor.root", "..")).resolve("events");

  // the handler never asks for it
  private static final Context NO_CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  // 70 s after the sample's ticks
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T08:16:10Z"), ZoneOffset.UTC);

  private static DynamoProcess process;
  private static DynamoDbClient dynamo;
  private static ExecutorService threads;

  private final Outbox outbox = new Outbox();
  private final List<Quarantined> kept = new ArrayList<>();
  private final List<TickPlan.Part> queued = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();
  private String table = "";
  private OeeHandler handler;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
    threads = Executors.newFixedThreadPool(2);
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    dynamo.close();
    process.close();
  }

  @BeforeEach
  void wire() {
    table = LocalTables.create(dynamo, "OeeTable");
    Trouble trouble = (what, cause) -> told.add(what);
    PlantDirectory plant = TestPlant.directory();
    DynamoOeeStore store = new DynamoOeeStore(dynamo, table, Clock.systemUTC());
    handler =
        new OeeHandler(
            new FunctionRuntime(new Environment(Map.of()), Clock.systemUTC(), ledgers::add),
            new OeeService(
                new Ingest(plant, store, kept::addAll, trouble),
                new Ticks(
                    plant,
                    store,
                    outbox,
                    queued::addAll,
                    new TickPlan(40, 0),
                    new Ticks.Group(threads, Duration.ofMinutes(1)),
                    trouble),
                QUEUES + "ProductionQueue",
                QUEUES + "TickQueue",
                CLOCK,
                trouble));
  }

  private String send(String sample) throws IOException {
    return sendText(Files.readString(EVENTS.resolve(sample)));
  }

  private String sendText(String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, NO_CONTEXT);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private long counted(Outcome outcome) {
    assertThat(ledgers.getLast().balanced()).isTrue();
    return ledgers.getLast().counted(Subject.POINTS, outcome);
  }

  @Test
  void observationsAndATickBecomeAShiftResult() throws IOException {
    assertThat(send("oee-production.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(counted(Outcome.STORED)).isEqualTo(4);
    assertThat(counted(Outcome.DUPLICATE)).isEqualTo(1);

    assertThat(send("oee-tick-group.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(ledgers.getLast().noted("kpiPoints")).isPositive();
    assertThat(ledgers.getLast().taken(Subject.POINTS)).isZero();

    ShiftResult result = OeeResults.read(dynamo, table, TestPlant.PRESS).getFirst();
    assertThat(result.stateSeconds("ACTIVE")).isEqualTo(300);
    assertThat(result.stateSeconds("STOPPED")).isEqualTo(600);
    assertThat(result.pieces()).isEqualTo(new Pieces(9, 9, 0, 0));
    assertThat(outbox.events).hasSize(1);
    assertThat(outbox.telemetry).hasSize(4);
  }

  @Test
  void theSchedulersTickIsDivided() throws IOException {
    assertThat(send("oee-tick.json")).isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(queued).hasSize(1);
    assertThat(queued.getFirst().message().assets()).containsExactly(TestPlant.PRESS);
  }

  @Test
  void eachTickThatIsDoneSaysHowLateItWasAndOthersSayNothing() throws IOException {
    send("oee-tick.json");
    assertThat(tickAges()).containsExactly(70.0);
    send("oee-tick-group.json");
    assertThat(tickAges()).containsExactly(70.0);
    send("oee-production.json");
    assertThat(tickAges()).isNull();

    sendText(Files.readString(EVENTS.resolve("oee-tick.json")).replace("tick\\", "tock\\"));
    assertThat(told).singleElement().asString().contains("tick-1 cannot be done");
    assertThat(tickAges()).isNull();
  }

  @Test
  void aTickOfAClockThatIsAheadIsNotLate() throws IOException {
    sendText(Files.readString(EVENTS.resolve("oee-tick.json")).replace("T08:15:00Z", "T08:17:00Z"));

    assertThat(tickAges()).containsExactly(0.0);
  }

  private @Nullable List<Double> tickAges() {
    return ledgers.getLast().measures().get(OeeService.TICK_AGE);
  }

  @Test
  void whatCannotBeUsedGoesToQuarantineAndTheRestGoesOn() throws IOException {
    assertThat(send("oee-hard.json")).isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(counted(Outcome.QUARANTINED)).isEqualTo(4);
    assertThat(counted(Outcome.LATE)).isEqualTo(1);
    assertThat(counted(Outcome.STORED)).isEqualTo(2);
    assertThat(kept)
        .extracting(Quarantined::reason)
        .containsExactly(
            Reason.MALFORMED_TELEMETRY, Reason.UNKNOWN_ASSET, Reason.LATE, Reason.OUT_OF_RANGE);
    assertThat(kept.getFirst().topic()).isEqualTo("ProductionQueue");
    assertThat(kept.getFirst().rx()).isEqualTo(1_772_438_400_200_000_000L);
  }

  @Test
  void aMessageOfAnotherQueueIsHandedBack() throws IOException {
    String event =
        Files.readString(EVENTS.resolve("oee-tick.json")).replace("TickQueue", "OtherQueue");
    assertThat(sendText(event)).contains("tick-1");
    assertThat(told).singleElement().asString().contains("OtherQueue");
  }
}
