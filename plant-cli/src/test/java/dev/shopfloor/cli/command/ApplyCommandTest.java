package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.runtime.aws.DynamoPlantDirectory;
import dev.shopfloor.testing.LocalTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Against DynamoDB Local and a CloudFormation that knows one stack. */
class ApplyCommandTest {
  private static final AssetKey PRESS = new AssetKey("berlin", "press07");
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;
  private static LoopbackServer cloudFormation;
  private static String table;

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
