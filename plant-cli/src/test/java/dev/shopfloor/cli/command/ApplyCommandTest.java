package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.aws.DynamoAlarmStore;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition;
import dev.shopfloor.oee.Aftermath;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.DynamoPlantDirectory;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.testing.LocalTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against DynamoDB Local and a CloudFormation that knows one stack. */
class ApplyCommandTest {
  private static final AssetKey PRESS = new AssetKey("berlin", "press07");
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;
  private static LoopbackServer cloudFormation;
  private static String table;
  private static final Map<String, String> OTHERS = new HashMap<>();

  @TempDir Path folder;

  private final Map<String, String> before = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
    cloudFormation = LoopbackServer.start(0, 10_000, ApplyCommandTest::describe);
  }

  @AfterAll
  static void stop() {
    cloudFormation.close();
    dynamo.close();
    process.close();
  }

  @BeforeEach
  void settings() {
    table = LocalTables.create(dynamo, "Registry");
    OTHERS.clear();
    set("aws.region", "eu-test-1");
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
    set("aws.disableEc2Metadata", "true");
    set("aws.configFile", folder.resolve("none").toString());
    set("aws.sharedCredentialsFile", folder.resolve("none").toString());
    set("aws.endpointUrlCloudFormation", cloudFormation.url());
    set("aws.endpointUrlDynamoDb", process.endpoint().toString());
  }

  @AfterEach
  void restore() {
    before.forEach(ApplyCommandTest::put);
  }

  @Test
  void aPlantFileIsShownAndPutIntoForce() throws IOException {
    assertThat(apply(plant("press07", "temperature"), "--yes")).isZero();

    assertThat(out.toString())
        .contains("+ berlin/press07 is new", "1 new, 0 changed, 0 gone, 0 as they are")
        .contains("applied; version ");
    assertThat(directory().assets()).containsExactly(PRESS);
  }

  @Test
  void withoutAConsoleAndWithoutYesItOnlyShows() throws IOException {
    assertThat(apply(plant("press07", "temperature"))).isEqualTo(1);

    assertThat(out.toString()).contains("+ berlin/press07 is new").doesNotContain("applied");
    assertThat(err.toString()).contains("nothing was applied", "--yes");
    assertThat(directory().assets()).isEmpty();
  }

  @Test
  void whatIsInForceAlreadyIsNotAppliedAgain() throws IOException {
    apply(plant("press07", "temperature"), "--yes");

    assertThat(apply(plant("press07", "temperature"))).isZero();

    assertThat(out.toString()).contains("nothing to do: version ");
  }

  @Test
  void newChangedGoneAndUnchangedAssetsAreToldApart() throws IOException {
    apply(plant("press07", "temperature", "old", "speed", "saw", "speed"), "--yes");

    assertThat(apply(plant("press07", "pressure", "saw", "speed", "mill", "speed"), "--json"))
        .isEqualTo(1);

    assertThat(out.toString().lines().toList().getLast())
        .matches("\\{\"stack\":\"plant-dev\",\"version\":\"[^\"]+\".*")
        .contains("\"added\":[\"berlin/mill\"]")
        .contains("\"changed\":[\"berlin/press07\"]")
        .contains("\"removed\":[\"berlin/old\"]")
        .contains("\"unchanged\":[\"berlin/saw\"]")
        .contains("\"applied\":false");
  }

  @Test
  void whatChangesIsToldKeyByKey() throws IOException {
    apply(file("press07: {type: press, states: simple, tags: {state: state, temp: Cel}}"), "--yes");

    apply(
        file(
            "press07: {type: press, states: simple, criticality: high,"
                + " tags: {state: state, temp: K, speed: rpm}}"),
        "--yes");

    assertThat(out.toString())
        .contains("~ berlin/press07 changes")
        .contains("~ criticality: NORMAL -> HIGH")
        .contains("+ tag speed: MEASUREMENT, ")
        .contains("~ tag temp.unit: Cel -> K")
        .doesNotContain("tag state");
  }

  @Test
  void jsonHoldsEveryChange() throws IOException {
    apply(plant("press07", "temperature"), "--yes");

    apply(plant("press07", "pressure"), "--json", "--yes");

    assertThat(out.toString())
        .contains("{\"asset\":\"berlin/press07\",\"path\":\"tag pressure.unit\",\"after\":\"Cel\"}")
        .contains(
            "{\"asset\":\"berlin/press07\",\"path\":\"tag temperature.unit\",\"before\":\"Cel\"}")
        .contains("\"leftBehind\":[]", "\"applied\":true");
  }

  @Test
  void aDatedChangeIsShownWithItsInstant() throws IOException {
    apply(plant("press07", "temperature"), "--yes");

    apply(
        file(
            """
            press07:
                        type: press
                        states: simple
                        tags: {state: state, temperature: Cel}
                        changes:
                          - {from: "2026-11-01T06:00:00+01:00", criticality: high}
            """),
        "--yes");

    assertThat(out.toString())
        .contains("+ from 2026-11-01T05:00:00Z: criticality: HIGH")
        .doesNotContain("tag temperature.");
  }

  @Test
  void aStateTagThatGoesIsRefusedUnlessForcedOrDated() throws IOException {
    String old = "press07: {type: press, states: simple, tags: {mode: {role: state}}}";
    apply(file(old), "--yes");
    String renamed =
        "press07: {type: press, states: simple, tags: {mode: {role: state, name: execution}}}";
    String dated =
        """
        press07:
                    type: press
                    states: simple
                    tags: {mode: {role: state}}
                    changes:
                      - from: "2026-11-01T06:00:00+01:00"
                        tags: {mode: {role: state, name: execution}}
        """;

    assertThat(apply(file(renamed), "--yes")).isEqualTo(1);
    assertThat(err.toString())
        .contains("its state tag mode is renamed to execution", "changes:", "--force applies it");
    assertThat(directory().history(PRESS).latest().tag("execution")).isNull();

    assertThat(apply(file(dated), "--yes")).isZero();
    assertThat(apply(file(old), "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("its state tag execution is renamed to mode");
    assertThat(apply(file(renamed), "--yes", "--force")).isZero();
    assertThat(directory().history(PRESS).revisions()).hasSize(1);
    assertThat(directory().history(PRESS).latest().tag("execution")).isNotNull();
  }

  @Test
  void aChangeThatHasNotComeYetIsTakenBackFreely() throws IOException {
    String old = "press07: {type: press, states: simple, tags: {mode: {role: state}}}";
    apply(
        file(
            """
            press07:
                        type: press
                        states: simple
                        tags: {mode: {role: state}}
                        changes:
                          - from: "2099-11-01T06:00:00+01:00"
                            tags: {mode: {role: state, name: execution}}
            """),
        "--yes");

    assertThat(apply(file(old), "--yes")).isZero();
  }

  @Test
  void anotherMachineTypeOrZoneIsRefused() throws IOException {
    apply(plant("press07", "temperature"), "--yes");

    Path moved =
        Files.writeString(
            folder.resolve("plant.yaml"),
            Files.readString(plant("press07", "temperature"))
                .replace("type: press", "type: saw")
                .replace("Europe/Berlin", "Europe/Lisbon"));

    assertThat(apply(moved, "--yes")).isEqualTo(1);
    assertThat(err.toString())
        .contains("its machine type changes from press to saw", "under the old one")
        .contains("its site's zone changes from Europe/Berlin to Europe/Lisbon");
  }

  @Test
  void anAssetWithStandingAlarmsOpenOrdersOrOeeDoesNotGo() throws IOException {
    apply(plant("press07", "temperature", "saw", "speed"), "--yes");
    others();
    long minute = 1_794_800_040_000_000_000L;
    TreeMap<String, AlarmState.Active> active = new TreeMap<>();
    active.put("", new AlarmState.Active(Condition.Level.FAULT, minute));
    new DynamoAlarmStore(dynamo, OTHERS.get("SourceStateTable"))
        .write(new AssetKey("berlin", "saw"), "motor", new AlarmState(active, minute, 1));
    new DynamoOeeStore(dynamo, OTHERS.get("OeeTable"), Clock.systemUTC())
        .finish(
            new AssetKey("berlin", "saw"),
            Head.NEW,
            new Head(
                minute,
                null,
                null,
                minute,
                minute,
                0,
                Head.NOTHING,
                List.of(),
                Set.of(),
                Aftermath.NONE,
                null,
                ""),
            null);
    dynamo.putItem(put ->
        put.tableName(OTHERS.get("WorkOrderTable"))
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("K#problem"),
                    "sk", AttributeValue.fromS("STATE"),
                    "asset", AttributeValue.fromS("berlin/saw"),
                    "state", AttributeValue.fromS("OPEN"),
                    "number", AttributeValue.fromS("WO-17"))));

    assertThat(apply(plant("press07", "temperature"), "--yes", "--json")).isEqualTo(1);

    assertThat(err.toString())
        .contains("berlin/saw: alarms stand on its tags motor", "not be closed: WO-17")
        .contains("OEE was computed up to 2026-11-16T03:34:00Z");
    assertThat(out.toString()).contains("\"leftBehind\":[{\"asset\":\"berlin/saw\"");
    assertThat(directory().assets()).hasSize(2);
    assertThat(apply(plant("press07", "temperature"), "--yes", "--force")).isZero();
    assertThat(directory().assets()).containsExactly(PRESS);
  }

  @Test
  void anAssetForWhichNothingRunsGoes() throws IOException {
    apply(plant("press07", "temperature", "saw", "speed"), "--yes");
    others();

    assertThat(apply(plant("press07", "temperature"), "--yes")).isZero();

    assertThat(out.toString()).contains("- berlin/saw goes");
    assertThat(directory().assets()).containsExactly(PRESS);
  }

  @Test
  void whereNobodyCanTellWhetherSomethingRunsAnAssetDoesNotGo() throws IOException {
    apply(plant("press07", "temperature", "saw", "speed"), "--yes");

    assertThat(apply(plant("press07", "temperature"), "--yes")).isEqualTo(1);

    assertThat(err.toString())
        .contains("nobody can tell whether alarms stand", "nobody can tell whether work orders");
    assertThat(directory().assets()).hasSize(2);
  }

  @Test
  void whatWasAppliedAfterTheDifferenceWasMadeIsNotOverwritten() throws IOException {
    DynamoPlantRegistry registry = new DynamoPlantRegistry(dynamo, table);
    PlantModel mine = PlantFiles.load(plant("press07", "temperature")).require();
    PlantModel theirs = PlantFiles.load(plant("press07", "pressure")).require();
    DynamoPlantRegistry.Difference shown = registry.difference(mine);
    registry.apply(theirs);
    long items = dynamo.scan(scan -> scan.tableName(table)).count();

    assertThatThrownBy(() -> registry.apply(mine, shown.before()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody else applied a plant file meanwhile");

    assertThat(directory().history(PRESS).latest().tag("pressure")).isNotNull();
    assertThat(dynamo.scan(scan -> scan.tableName(table)).count()).isEqualTo((int) items);
  }

  @Test
  void aBrokenPlantFileIsNotApplied() throws IOException {
    Path file = Files.writeString(folder.resolve("plant.yaml"), "shopfloor: 1\nsites: []\n");

    assertThat(run(file, "plant-dev", "--yes")).isEqualTo(1);

    assertThat(err.toString()).contains("plant.yaml:2:", "nothing was applied");
  }

  @Test
  void aStackThatIsNotThereIsNamedWithItsRegion() throws IOException {
    assertThat(run(plant("press07", "temperature"), "other", "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("there is no stack other in eu-test-1", "--stack");
  }

  @Test
  void aStackOfAnotherTemplateIsNamed() throws IOException {
    assertThat(run(plant("press07", "temperature"), "website", "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("the stack website has no RegistryTable");
  }

  @Test
  void aStackThatIsStillBeingMadeIsNamed() throws IOException {
    assertThat(run(plant("press07", "temperature"), "young", "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("is not there yet (CREATE_IN_PROGRESS)");
  }

  @Test
  void whatAwsForbidsIsToldInItsWords() throws IOException {
    assertThat(run(plant("press07", "temperature"), "foreign", "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("AWS does not show the stack foreign: not yours");
  }

  @Test
  void aTableThatCannotBeReadIsAFailure() throws IOException {
    dynamo.deleteTable(r -> r.tableName(table));

    assertThat(apply(plant("press07", "temperature"), "--yes")).isEqualTo(1);

    assertThat(err.toString()).contains("the registry cannot be read or written");
  }

  @Test
  void withoutARegionItSaysWhereToSetOne() throws IOException {
    set("aws.region", null);

    assertThat(apply(plant("press07", "temperature"), "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("no AWS region is set", "AWS_REGION");
  }

  @Test
  void withoutCredentialsItSaysHowToSignIn() throws IOException {
    set("aws.accessKeyId", null);
    set("aws.secretAccessKey", null);

    assertThat(apply(plant("press07", "temperature"), "--yes")).isEqualTo(2);

    assertThat(err.toString()).contains("no AWS credentials were found", "AWS_PROFILE");
  }

  @Test
  void withoutAStackItIsWrongUse() throws IOException {
    String file = plant("press07", "temperature").toString();

    assertThat(Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), "apply", file))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--stack");
  }

  private int apply(Path file, String... flags) {
    return run(file, "plant-dev", flags);
  }

  private int run(Path file, String stack, String... flags) {
    String[] arguments = new String[4 + flags.length];
    arguments[0] = "apply";
    arguments[1] = file.toString();
    arguments[2] = "--stack";
    arguments[3] = stack;
    System.arraycopy(flags, 0, arguments, 4, flags.length);
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private static DynamoPlantDirectory directory() {
    return new DynamoPlantDirectory(dynamo, table, Clock.systemUTC());
  }

  /** The tables that tell what runs, all empty. */
  private static void others() {
    for (String name : List.of("SourceStateTable", "OeeTable", "WorkOrderTable")) {
      OTHERS.put(name, LocalTables.create(dynamo, name));
    }
  }

  /** A plant file with this one asset. */
  @Test
  void rulesForWorkOrdersAloneAreAChangeThatIsToldKeyByKeyAndPutIntoForce() throws IOException {
    Path plain = file("press07: {type: press, states: simple, tags: {state: state}}");
    apply(plain, "--yes");
    Files.writeString(
        plain,
        "workOrders: {rules: [{name: calm, match: {signal: oil}, holdOff: 30 s}]}\n",
        StandardOpenOption.APPEND);

    assertThat(apply(plain, "--yes")).isZero();

    assertThat(out.toString())
        .contains("~ berlin/press07 changes", "+ rule calm.holdOff: 30 s")
        .contains("+ rule calm.match.signal: oil");
    assertThat(Objects.requireNonNull(directory().history(PRESS)).latest().workOrders().rules())
        .extracting(OrderRule::name)
        .containsExactly("calm");
  }

  private Path file(String asset) throws IOException {
    return Files.writeString(
        folder.resolve("plant.yaml"),
        """
        shopfloor: 1
        sites:
          berlin:
            zone: Europe/Berlin
            lines:
              line1:
                assets:
        """
            + "          "
            + asset
            + "\n");
  }

  /** A plant file with one tag for each asset. */
  private Path plant(String... assetsAndTags) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            shopfloor: 1
            sites:
              berlin:
                zone: Europe/Berlin
                lines:
                  line1:
                    assets:
            """);
    for (int i = 0; i < assetsAndTags.length; i += 2) {
      text.append("          %s: {type: press, states: simple, ".formatted(assetsAndTags[i]))
          .append("tags: {state: state, %s: Cel}}%n".formatted(assetsAndTags[i + 1]));
    }
    return Files.writeString(folder.resolve("plant.yaml"), text);
  }

  private static Response describe(Request request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (body.contains("LogicalResourceId=" + other.getKey())) {
        return detail(
            "<PhysicalResourceId>" + other.getValue() + "</PhysicalResourceId>", "CREATE_COMPLETE");
      }
    }
    if (!body.contains("Action=DescribeStackResource&")
        || !body.contains("LogicalResourceId=RegistryTable")) {
      return error("ValidationError", "the test does not know " + body);
    }
    if (body.contains("StackName=plant-dev&")) {
      return detail("<PhysicalResourceId>" + table + "</PhysicalResourceId>", "CREATE_COMPLETE");
    }
    if (body.contains("StackName=young&")) {
      return detail("", "CREATE_IN_PROGRESS");
    }
    if (body.contains("StackName=website&")) {
      return error("ValidationError", "Resource RegistryTable does not exist for stack website");
    }
    return body.contains("StackName=foreign&")
        ? error("AccessDenied", "not yours")
        : error("ValidationError", "Stack 'other' does not exist");
  }

  private static Response detail(String physicalId, String status) {
    return xml(
        200,
        """
        <DescribeStackResourceResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStackResourceResult>
            <StackResourceDetail>%s<ResourceStatus>%s</ResourceStatus></StackResourceDetail>
          </DescribeStackResourceResult>
        </DescribeStackResourceResponse>
        """
            .formatted(physicalId, status));
  }

  private static Response error(String code, String message) {
    return xml(
        400,
        """
        <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
        </ErrorResponse>
        """
            .formatted(code, message));
  }

  private static Response xml(int status, String text) {
    return new Response(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private void set(String property, String value) {
    String old = System.getProperty(property);
    before.putIfAbsent(property, old == null ? "" : old);
    put(property, value == null ? "" : value);
  }

  private static void put(String property, String value) {
    if (value.isEmpty()) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
