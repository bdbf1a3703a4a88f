package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.local.tables.Tables;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.TemplateReader;
import dev.shopfloor.cli.run.RunFolder;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Backoff;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Invocation;
import dev.shopfloor.workorder.Markers;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Worker;
import dev.shopfloor.workorder.aws.DynamoWorkOrderStore;
import dev.shopfloor.workorder.cmms.NoCredentials;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.fake.FakeCmms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On the tables that a local plant left, and on the same tables as a stack's. */
class AlertReplayCommandTest {
  private static final long NOW = AlertLines.MORNING;
  private static final String SERVO = Markers.key(List.of("servo"));
  private static final String DOOR = Markers.key(List.of("door"));

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> before = new HashMap<>();
  private final FakeCmms cmms = FakeCmms.of("plant-cmms", () -> NOW);

  /**
   * Two orders that the system refused, because the profile has a priority that it does not know.
   */
  private void refused() throws IOException {
    try (RunFolder run = RunFolder.take(folder, "live", false);
        Tables tables = tables(run)) {
      tables.create(
          new TemplateReader(
                  LocalNames.forQueuesAt("http://127.0.0.1:1"),
                  Map.of(
                      "EnvironmentName",
                      "local",
                      "TimeSeriesUrl",
                      "http://127.0.0.1:1",
                      "TimeSeriesStore",
                      "questdb"))
              .read(Path.of("..", "template.yaml"))
              .tables());
      Cmms wrong = cmms("{\"priorities\":{\"P2\":\"URGENT\"}}");
      work(tables.client(), wrong, "servo", true);
      work(tables.client(), wrong, "door", true);
    }
    assertThat(cmms.orders()).isEmpty();
  }

  @AfterEach
  void restore() {
    before.forEach(AlertReplayCommandTest::put);
  }

  @Test
  void oneThatIsNamedGoesBackOnTheOutboxAndIsMadeOnce() throws IOException {
    refused();

    assertThat(replay(SERVO.substring(3, 11))).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains(SERVO + "  berlin/press07  HIGH  refused ", "cannot be \"URGENT\"")
        .contains("1 of 1 refused work orders are on the outbox again")
        .doesNotContain(DOOR);
    try (RunFolder run = RunFolder.take(folder, "live", false);
        Tables tables = tables(run)) {
      work(tables.client(), cmms(""), "servo", false);
      work(tables.client(), cmms(""), "door", false);
    }
    assertThat(cmms.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.markers()).containsExactly(SERVO + ".1"));
  }

  @Test
  void aStacksOrdersAreReplayedToo() throws IOException {
    refused();

    try (RunFolder run = RunFolder.take(folder, "live", false);
        Tables tables = tables(run);
        LoopbackServer aws =
            LoopbackServer.start(
                0,
                1_000_000,
                request ->
                    new Response(
                        200,
                        "text/xml",
                        """
                        <DescribeStackResourceResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
                          <DescribeStackResourceResult><StackResourceDetail>
                            <PhysicalResourceId>WorkOrderTable</PhysicalResourceId>
                            <ResourceStatus>CREATE_COMPLETE</ResourceStatus>
                          </StackResourceDetail></DescribeStackResourceResult>
                        </DescribeStackResourceResponse>
                        """
                            .getBytes(StandardCharsets.UTF_8)))) {
      set("aws.region", LocalNames.forQueuesAt("").region());
      set("aws.accessKeyId", "local");
      set("aws.secretAccessKey", "local");
      set("aws.configFile", folder.resolve("none").toString());
      set("aws.sharedCredentialsFile", folder.resolve("none").toString());
      set("aws.endpointUrlCloudFormation", aws.url());
      set("aws.endpointUrlDynamoDb", tables.url());

      assertThat(plant("alert", "replay", "--stack", "mine", "--list", "--json")).isZero();
      assertThat(out.toString().lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("{\"outcome\":\"failed\",\"key\":\"sf:"));
      assertThat(plant("alert", "replay", "--stack", "mine", "sf:nobody")).isEqualTo(2);
      assertThat(err.toString()).contains("no refused work order has the key sf:nobody", "--list");
      assertThat(plant("alert", "replay", "--stack", "mine")).as(err.toString()).isZero();
    }

    assertThat(out.toString()).contains("2 of 2 refused work orders are on the outbox again");
  }

  @Test
  void wrongUseSaysWhatIsWrong() throws IOException {
    assertThat(plant("alert", "replay", "--stack", "a", "--data", "b")).isEqualTo(2);
    assertThat(err.toString()).contains("leave one out");
    assertThat(plant("alert", "replay", "--data", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no plant's tables");
    Files.createDirectories(folder.resolve("own").resolve("tables"));
    Files.createFile(folder.resolve("own").resolve(".made-by-shopfloor"));
    try (RunFolder run = RunFolder.take(folder, "own", false)) {
      assertThat(replay()).isEqualTo(2);
      assertThat(err.toString()).contains("another run uses", run.path().getParent().toString());
    }
  }

  private static Tables tables(RunFolder run) {
    return Tables.start(
        Path.of(System.getProperty(DynamoProcess.LIB)),
        LocalNames.forQueuesAt("").region(),
        run.path().resolve("tables"));
  }

  private Cmms cmms(String overlay) {
    return new ProfileCmms(
        Profiles.named("plant-cmms", "overlay", overlay),
        cmms.exchange(),
        NoCredentials.NONE,
        () -> 0);
  }

  private static void work(DynamoDbClient tables, Cmms cmms, String signal, boolean happens) {
    DynamoWorkOrderStore store =
        new DynamoWorkOrderStore(tables, "WorkOrderTable", "plant-cmms", Clock.systemUTC());
    String key = Markers.key(List.of(signal));
    if (happens) {
      AssetKey asset = new AssetKey("berlin", "press07");
      store.accept(
          new Occurrence.Raised(
              "e-" + signal, key, asset, "line1", NOW, signal, signal, Severity.HIGH),
          NOW);
    }
    Assets assets = new Assets(new MapPlantDirectory(new PlantModel(List.of())));
    Worker.Tools tools =
        new Worker.Tools(store, cmms, assets, events -> {}, new Backoff(new Random(1)));
    new Worker(tools, () -> "test")
        .work(
            key,
            new Invocation(() -> NOW + 1_000_000_000L, () -> 60_000, new Ledger(Stage.WORKORDER)));
  }

  private int replay(String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "alert";
    arguments[1] = "replay";
    arguments[2] = "--data";
    arguments[3] = folder.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return plant(arguments);
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
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
