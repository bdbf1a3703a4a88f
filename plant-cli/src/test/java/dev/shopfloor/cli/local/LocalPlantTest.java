package dev.shopfloor.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.local.fakes.FakeEnrich;
import dev.shopfloor.cli.local.fakes.FakeOee;
import dev.shopfloor.cli.local.fakes.FakeWorkOrder;
import dev.shopfloor.cli.local.fakes.FakeWriter;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.cli.local.timeseries.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The whole plant with small functions of this test: what is proved is the wiring and the parts.
 */
class LocalPlantTest {
  private static final Instant START = Instant.parse("2017-06-12T06:00:00Z");
  private static final Set<String> STARTED = new ConcurrentSkipListSet<>();
  private static @TempDir Path directory;
  private static LocalPlant plant;
  private static Instant now = START;

  @BeforeAll
  static void start() throws Exception {
    plant = LocalPlant.start(options(directory, template()), progress());
  }

  @AfterAll
  static void stop() {
    plant.close();
  }

  @Test
  void aMessageGoesTheWholeWayIntoStoreAndProduction() throws Exception {
    FakeOee.SEEN.clear();
    publish("m1");
    plant.drain();

    assertThat(rows("m1")).containsExactly(List.of("1"));
    assertThat(FakeOee.SEEN).containsExactly("m1 " + now.toEpochMilli() + " at " + now);
    assertThat(plant.queueDepths().values()).containsOnly(0);
  }

  @Test
  void aTickIsExpandedAndDoneBeforeTheNext() throws Exception {
    FakeOee.SEEN.clear();
    tick();

    assertThat(FakeOee.SEEN)
        .containsExactly(
            "{\"tick\":\"" + now + "\"} at " + now,
            "{\"tick\":\"" + now + "\",\"assets\":[\"s/a\"]} at " + now);
    assertThat(plant.queueDepths().values()).containsOnly(0);
  }

  @Test
  void aPlantThatFlowsNeedsNobodyToDrainItAndGivesBackWhatFailedAtTheNextTick() throws Exception {
    Set<String> taken = new ConcurrentSkipListSet<>();
    plant.observe((function, bodies) ->
        bodies.forEach(body -> taken.add(function + " " + body.split(" ")[0])));
    long accepted = plant.acceptedMessages();
    plant.stores().timeSeries().stop();
    try (Flow flow = plant.flow()) {
      publish("f1");
      publish("f2");
      await(() -> plant.waitingForTick() == 2);
      assertThat(flow.waiting()).isEqualTo(2);
      assertThat(taken).noneMatch(each -> each.startsWith("TimestreamWriterFunction"));
      plant.stores().timeSeries().start();

      now = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
      flow.tick(now);
      await(() -> flow.waiting() == 0);
    } finally {
      plant.observe((function, bodies) -> {});
    }

    assertThat(taken).contains("TimestreamWriterFunction f1", "TimestreamWriterFunction f2");
    assertThat(plant.acceptedMessages() - accepted).isEqualTo(2);
    assertThat(List.of(rows("f1"), rows("f2"))).containsOnly(List.of(List.of("1")));
    assertThat(FakeOee.SEEN).anyMatch(seen -> seen.startsWith("{\"tick\":\"" + now + "\"}"));
  }

  private static void await(BooleanSupplier done) {
    long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time to wait").isLessThan(limit);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void anAlertBecomesAWorkOrder() throws Exception {
    publish("alarm-spindle");
    plant.drain();

    assertThat(orders("alarm-spindle")).hasSize(1);
    assertThat(plant.eventCounts()).containsKey("Alert");
  }

  @Test
  void aStoreThatIsAwayForAMinuteLosesNothingAndDoublesNothing() throws Exception {
    publish("s1");
    plant.drain();
    plant.stores().timeSeries().stop();
    publish("s2");
    publish("s3");
    plant.drain();
    assertThat(plant.waitingForTick()).isEqualTo(2);

    tick();
    assertThat(plant.waitingForTick()).isEqualTo(2);
    plant.stores().timeSeries().start();
    tick();

    assertThat(plant.waitingForTick()).isZero();
    assertThat(List.of(rows("s1"), rows("s2"), rows("s3"))).containsOnly(List.of(List.of("1")));
  }

  @Test
  void aMaintenanceSystemThatIsAwayForAMinuteGetsTheOrderAfterwards() throws Exception {
    plant.stores().cmms().stop();
    publish("alarm-late");
    plant.drain();
    tick();
    plant.stores().cmms().start();
    assertThat(orders("alarm-late")).isEmpty();

    tick();

    assertThat(orders("alarm-late")).hasSize(1);
  }

  @Test
  void aMessageThatTheFunctionFailsOnThreeTimesEndsInTheIngestFailureQueue() throws Exception {
    int before = plant.queueDepths().get("IngestFailureQueue");
    publish("fail");
    plant.drain();
    assertThat(plant.waitingForTick()).isOne();

    tick();
    tick();

    assertThat(plant.waitingForTick()).isZero();
    assertThat(plant.queueDepths()).containsEntry("IngestFailureQueue", before + 1);
    assertThat(takeFromIngestFailureQueue())
        .contains("asked to fail")
        .contains("\"data\":\"ZmFpbA==\"");
  }

  @Test
  void whatTheFrontDoorRefusesIsNotSentAndSaysWhy() throws Exception {
    LocalPlant.Published tooLarge =
        plant.publish("plant/x", new byte[128 * 1024 + 1], now.toEpochMilli());
    LocalPlant.Published elsewhere = plant.publish("office/x", new byte[1], now.toEpochMilli());
    plant.drain();

    assertThat(tooLarge.refusal()).get().asString().contains("131073");
    assertThat(elsewhere.refusal()).isEmpty();
    assertThat(elsewhere.rules()).isZero();
  }

  @Test
  void everyListeningSocketIsOnLoopback() throws IOException {
    List<LocalPorts.Socket> own = LocalPorts.listening(ProcessHandle.current().pid());
    List<LocalPorts.Socket> childs =
        ProcessHandle.current().children().flatMap(child -> listening(child).stream()).toList();

    assertThat(own).extracting(LocalPorts.Socket::port).contains(plant.brokerPort());
    assertThat(own).hasSizeGreaterThanOrEqualTo(5).allMatch(LocalPorts.Socket::loopback);
    assertThat(childs).isNotEmpty().allMatch(LocalPorts.Socket::loopback);
  }

  @Test
  void theStartNamesEveryPart() {
    assertThat(STARTED)
        .contains(
            "MQTT broker",
            "queues",
            "tables",
            "time-series database",
            "maintenance system",
            "event bus",
            "EnrichFunction",
            "OeeFunction",
            "rules");
  }

  @Test
  void theClockNeverGoesBack() {
    Instant before = plant.clock().instant();

    plant.publish("office/x", new byte[1], 0);

    assertThat(plant.clock().instant()).isEqualTo(before);
  }

  @Test
  void aFunctionThatDoesNotStartStopsTheStartAndLeavesNothingRunning(@TempDir Path other)
      throws Exception {
    long children = ProcessHandle.current().children().count();
    String broken = template().replace(FakeOee.class.getName(), "no.such.Handler");

    assertThatThrownBy(() -> LocalPlant.start(options(other, broken), Progress.silent()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("OeeFunction")
        .hasMessageContaining("no.such.Handler");
    assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
  }

  @Test
  void everyReadingOfASimulatedHourIsStoredOnce() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      IntStream.range(0, 6).forEach(i -> publish("h" + i));
      tick();
    }

    assertThat(rows("h0")).containsExactly(List.of("60"));
    assertThat(plant.waitingForTick()).isZero();
  }

  private static String takeFromIngestFailureQueue() {
    String arn = plant.template().functions().getFirst().onFailure().orElseThrow().destinationArn();
    String url = plant.template().queueByArn(arn).orElseThrow().url();
    Message message =
        plant.stores().queues().receiveMessage(r -> r.queueUrl(url)).messages().getFirst();
    plant
        .stores()
        .queues()
        .deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    return message.body();
  }

  private static List<LocalPorts.Socket> listening(ProcessHandle process) {
    try {
      return LocalPorts.listening(process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(String payload) {
    now = now.plusMillis(100);
    LocalPlant.Published published =
        plant.publish(
            "plant/" + payload, payload.getBytes(StandardCharsets.UTF_8), now.toEpochMilli());
    assertThat(published.rules()).isOne();
  }

  private static void tick() throws InterruptedException {
    now = Instant.ofEpochSecond((now.getEpochSecond() / 60 + 1) * 60);
    plant.tick(now);
  }

  private static List<List<String>> rows(String asset) throws IOException {
    return plant
        .stores()
        .timeSeries()
        .settledQuery("test", "SELECT count() FROM test WHERE asset = '" + asset + "'");
  }

  private static List<WorkOrder> orders(String title) throws IOException {
    return plant.stores().cmms().workOrders().stream()
        .filter(order -> order.title().equals(title))
        .toList();
  }

  private static String template() {
    return TestTemplate.text()
        .replace("dev.shopfloor.enrich.aws.EnrichHandler", FakeEnrich.class.getName())
        .replace("dev.shopfloor.writer.aws.WriterHandler", FakeWriter.class.getName())
        .replace("dev.shopfloor.oee.aws.OeeHandler", FakeOee.class.getName())
        .replace("dev.shopfloor.workorder.aws.WorkOrderHandler", FakeWorkOrder.class.getName());
  }

  private static PlantOptions options(Path directory, String template) throws IOException {
    Path file = Files.writeString(directory.resolve("template.yaml"), template);
    return new PlantOptions(
        file,
        directory.resolve("data"),
        PlantOptions.dynamoDbLibraryOfLauncher(),
        false,
        PlantPorts.ANY,
        ZoneOffset.UTC,
        null,
        START,
        Map.of(),
        ledger -> {},
        event -> {},
        stores ->
            stores
                .timeSeries()
                .createTable("test", List.of("asset"), Map.of("value", ColumnType.DOUBLE)));
  }

  private static Progress progress() {
    return new Progress() {
      @Override
      public void starting(String part) {}

      @Override
      public void started(String part, Duration took) {
        STARTED.add(part);
      }
    };
  }
}
