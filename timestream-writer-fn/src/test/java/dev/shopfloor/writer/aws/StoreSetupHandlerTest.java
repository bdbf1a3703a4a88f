package dev.shopfloor.writer.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.writer.Pause;
import dev.shopfloor.writer.aws.FakeInfluxAdmin.Fault;
import dev.shopfloor.writer.aws.FakeInfluxAdmin.Held;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The handler as Lambda calls it; store, secrets and the answers' bucket are servers of ours. After
 * every test no secret may stand in an answer, a log line or an exception.
 */
class StoreSetupHandlerTest {
  private static final String STACK =
      "arn:aws:cloudformation:eu-central-1:123456789012:stack/plant/"
          + "5b0c9e80-0000-11f0-8000-000000000001";
  private static final String SIGN_IN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:READONLY-InfluxDB-auth-parameters-x";
  private static final String TOKEN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:store-token";
  private static final Set<String> FIELDS =
      Set.of(
          "Status",
          "Reason",
          "PhysicalResourceId",
          "StackId",
          "RequestId",
          "LogicalResourceId",
          "Data");

  private final List<Throwable> thrown = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();
  private final LogCapture log = new LogCapture();
  private long now;
  private int remaining = 300_000;
  private Pause pause = this::pass;
  private FakeInfluxAdmin influx;
  private FakeSecrets secrets;
  private FakeS3 s3;

  @BeforeAll
  static void signRequests() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @BeforeEach
  void start() throws IOException {
    influx = new FakeInfluxAdmin();
    secrets =
        new FakeSecrets()
            .with(
                SIGN_IN,
                """
                {"organization":"%s","bucket":"%s","username":"%s","password":"%s"}\
                """
                    .formatted(
                        FakeInfluxAdmin.ORGANIZATION,
                        FakeInfluxAdmin.BUCKET,
                        FakeInfluxAdmin.USER,
                        FakeInfluxAdmin.PASSWORD))
            .with(TOKEN, "{}");
    s3 = new FakeS3();
    properties.put("ServiceToken", "arn:aws:lambda:eu-central-1:123456789012:function:setup:live");
    properties.put("ServiceTimeout", "600");
    properties.put("Url", influx.url());
    properties.put("Organization", FakeInfluxAdmin.ORGANIZATION);
    properties.put("Bucket", FakeInfluxAdmin.BUCKET);
    properties.put("SignInSecretArn", SIGN_IN);
    properties.put("TokenSecretArn", TOKEN);
    properties.put("Generation", "1");
  }

  @AfterEach
  void nothingSecretIsTold() {
    influx.close();
    secrets.close();
    s3.close();
    log.close();
    List<String> kept = new ArrayList<>(influx.tokens());
    kept.add(FakeInfluxAdmin.PASSWORD);
    kept.add(
        Base64.getEncoder()
            .encodeToString(
                (FakeInfluxAdmin.USER + ":" + FakeInfluxAdmin.PASSWORD).getBytes(UTF_8)));
    kept.add(FakeS3.SIGNATURE);
    kept.add("influxdb-oss-session");
    StringBuilder told = new StringBuilder(log.text());
    s3.answers().forEach(told::append);
    for (Throwable one : thrown) {
      for (Throwable cause = one; cause != null; cause = cause.getCause()) {
        told.append(cause);
      }
    }
    assertThat(told).isNotEmpty();
    assertThat(told.toString()).doesNotContain(kept);
  }

  @Test
  void aCreateGivesTheWriterATokenThatWritesTheBucketAndNothingElse() throws IOException {
    influx.holding("somebody's own");

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer)
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", "influx-authorization/r1")
        .containsEntry("StackId", STACK)
        .containsEntry("RequestId", "r1")
        .containsEntry("LogicalResourceId", "TimeSeriesAccess")
        .doesNotContainKey("Data");
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
    assertThat(ours())
        .singleElement()
        .extracting(Held::description)
        .isEqualTo("Shopfloor writer of " + STACK + ", resource TimeSeriesAccess, request r1");
    assertThat(influx.sessions()).isZero();
    assertThat(Set.copyOf(secrets.operations())).containsOnly("GetSecretValue", "PutSecretValue");
    assertThat(s3.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCreateThatIsDeliveredTwiceLeavesOneTokenUnderTheSameId(boolean hashed) throws IOException {
    if (hashed) {
      influx.hashing();
    }
    Map<String, String> first = handle("Create", "r1", null);
    Map<String, String> second = handle("Create", "r1", null);

    assertThat(second.get("PhysicalResourceId")).isEqualTo(first.get("PhysicalResourceId"));
    assertThat(second).containsEntry("Status", "SUCCESS");
    assertThat(ours()).hasSize(1);
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
  }

  @Test
  void anUpdateRotatesTheTokenAndTheDeleteThatFollowsRevokesTheOldOne() throws IOException {
    String first = handle("Create", "r1", null).get("PhysicalResourceId");
    String old = tokenInTheSecret();
    properties.put("Generation", "2");
    String second = handle("Update", "r2", first).get("PhysicalResourceId");

    assertThat(second).isNotEqualTo(first);
    assertThat(tokenInTheSecret()).isNotEqualTo(old);
    assertThat(influx.writesOnlyTheBucket(old)).as("until the update stands").isTrue();

    Map<String, String> deleted = handle("Delete", "r3", first);

    assertThat(deleted)
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", first)
        .containsEntry("Reason", "authorizations revoked: 1");
    assertThat(influx.writesOnlyTheBucket(old)).isFalse();
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
  }

  @Test
  void anUpdateThatIsRolledBackLeavesAGoodTokenAndNoOrphan() throws IOException {
    String first = handle("Create", "r1", null).get("PhysicalResourceId");
    String second = handle("Update", "r2", first).get("PhysicalResourceId");
    String third = handle("Update", "r3", second).get("PhysicalResourceId");
    handle("Delete", "r4", second);

    assertThat(ours()).hasSize(1);
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
    handle("Delete", "r5", third);
    assertThat(ours()).isEmpty();
  }

  @Test
  void anUpdateThatFailsKeepsTheOldIdAndTheOldToken() throws IOException {
    String first = handle("Create", "r1", null).get("PhysicalResourceId");
    String old = tokenInTheSecret();
    secrets.refusing("PutSecretValue");

    Map<String, String> answer = handle("Update", "r2", first);

    assertThat(answer).containsEntry("Status", "FAILED").containsEntry("PhysicalResourceId", first);
    assertThat(answer.get("Reason")).contains(TOKEN).contains("role");
    assertThat(tokenInTheSecret()).isEqualTo(old);
    assertThat(influx.writesOnlyTheBucket(old)).isTrue();
    assertThat(ours()).hasSize(1);
  }

  @Test
  void theStacksEndRevokesTheTokenAndLeavesThoseOfOthers() throws IOException {
    String others = influx.holding("Shopfloor writer of another stack");
    String id = handle("Create", "r1", null).get("PhysicalResourceId");

    assertThat(handle("Delete", "r2", id)).containsEntry("Status", "SUCCESS");

    assertThat(influx.held()).extracting(Held::id).containsExactly(others);
    assertThat(handle("Delete", "r2", id))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("Reason", "there was no authorization to revoke");
  }

  @Test
  void aDeleteAfterACreateThatGaveNoAnswerRevokesWhatItLeft() throws IOException {
    handle("Create", "r1", null);

    Map<String, String> answer = handle("Delete", "r2", "plant-TimeSeriesAccess-1A2B3C");

    assertThat(answer)
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", "plant-TimeSeriesAccess-1A2B3C");
    assertThat(ours()).isEmpty();
  }

  @Test
  void aDeleteSucceedsWhenTheStoreIsGone() throws IOException {
    properties.put("Url", closedPort());

    Map<String, String> answer = handle("Delete", "r2", "influx-authorization/r1");

    assertThat(answer).containsEntry("Status", "SUCCESS");
    assertThat(answer.get("Reason")).contains("not revoked").contains("refused");
    assertThat(elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aDeleteSucceedsWhenTheSignInSecretIsGone() throws IOException {
    secrets.without(SIGN_IN);

    Map<String, String> answer = handle("Delete", "r2", "influx-authorization/r1");

    assertThat(answer).containsEntry("Status", "SUCCESS");
    assertThat(answer.get("Reason")).contains("not revoked").contains("can't find the secret");
  }

  @Test
  void aDeleteSucceedsWhenSecretsManagerIsAway() throws IOException {
    secrets.close();

    Map<String, String> answer = handle("Delete", "r2", "influx-authorization/r1");

    assertThat(answer).containsEntry("Status", "SUCCESS");
    assertThat(answer.get("Reason")).contains("not revoked").contains("interface endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Url", "SignInSecretArn"})
  void aDeleteSucceedsWithoutAProperty(String name) throws IOException {
    properties.remove(name);

    Map<String, String> answer = handle("Delete", "r2", "influx-authorization/r1");

    assertThat(answer).containsEntry("Status", "SUCCESS");
    assertThat(answer.get("Reason")).contains("property " + name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "null", "[[{}]]", "{\"Url\":{\"Ref\":[1]},\"Bucket\":7}"})
  void aDeleteSucceedsWhenThePropertiesCannotBeRead(String unreadable) throws IOException {
    String event =
        new String(event("Delete", "r2", "influx-authorization/r1"), UTF_8)
            .replaceFirst(
                "\"ResourceProperties\":\\{[^}]*}", "\"ResourceProperties\":" + unreadable);

    assertThat(handle(event.getBytes(UTF_8))).containsEntry("Status", "SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/v2/signin, REDIRECT",
    "POST /api/v2/signin, NOISE",
    "POST /api/v2/signin, FORBIDDEN",
    "GET /api/v2/authorizations, FORBIDDEN",
    "GET /api/v2/authorizations, NOISE",
    "POST /api/v2/signout, UNAVAILABLE",
  })
  void aDeleteSucceedsWhateverTheStoreAnswers(String request, Fault fault) throws IOException {
    influx.then(request, fault);

    assertThat(handle("Delete", "r2", "influx-authorization/r1"))
        .containsEntry("Status", "SUCCESS");
  }

  @Test
  void aStoreThatComesUpLateIsWaitedFor() throws IOException {
    influx.then("POST /api/v2/signin", Fault.UNAVAILABLE, Fault.UNAVAILABLE, Fault.UNAVAILABLE);

    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aStoreThatDoesNotListenYetIsWaitedFor() throws IOException {
    int port = influx.port();
    influx.close();
    pause =
        wait -> {
          pass(wait);
          if (waits.size() == 3) {
            influx = FakeInfluxAdmin.at(port);
          }
        };

    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
  }

  @Test
  void aCreateFailsInTimeWithItsReasonWhenTheStoreNeverListens() throws IOException {
    properties.put("Url", closedPort());

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer)
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", "influx-authorization/r1");
    assertThat(answer.get("Reason"))
        .contains(properties.get("Url").substring("http://".length()))
        .contains("the connection is refused")
        .contains("still starting")
        .contains("until the time was over");
    assertThat(elapsed())
        .isBetween(Duration.ofSeconds(240), Duration.ofMillis(remaining).minusSeconds(20));
  }

  @Test
  void aFunctionWithoutTimeSaysSo() throws IOException {
    remaining = 15_000;

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason")).contains("raise its Timeout");
    assertThat(influx.requests()).isEmpty();
  }

  @Test
  void aSignInThatIsRefusedFailsAtOnce() throws IOException {
    secrets.with(SIGN_IN, "{\"username\":\"admin\",\"password\":\"another\"}");

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason"))
        .contains("refuses the sign-in (HTTP 401)")
        .contains("SignInSecretArn")
        .doesNotContain("Basic");
    assertThat(waits).isEmpty();
    assertThat(influx.requests()).containsExactly("POST /api/v2/signin");
  }

  @ParameterizedTest
  @CsvSource({"Organization, organization", "Bucket, bucket"})
  void whatIsNotInTheStoreIsNamed(String property, String word) throws IOException {
    properties.put(property, "elsewhere");

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason"))
        .startsWith(word + " \"elsewhere\" is not in the ")
        .contains("property " + property);
    assertThat(ours()).isEmpty();
    assertThat(influx.sessions()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Url, '', property Url is missing",
    "Url, http://store.example:8086, must begin with https://",
    "Url, http://127.0.0.1.example.com:8086, must begin with https://",
    "Url, http://127.example.com:8086, must begin with https://",
    "Url, https://user:secret@store.example:8086, such as https://host:8086",
    "Url, store.example:8086, such as https://host:8086",
    "Url, https://a b, such as https://host:8086",
    "Organization, ' ', property Organization is missing",
    "Bucket, ' ', property Bucket is missing",
    "SignInSecretArn, admin, must be the ARN of a secret",
    "TokenSecretArn, '', property TokenSecretArn is missing",
  })
  void aPropertyThatCannotBeRightIsNamedBeforeAnythingIsAsked(
      String name, String value, String words) throws IOException {
    properties.put(name, value);

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason")).contains("property " + name).contains(words);
    assertThat(secrets.operations()).isEmpty();
    assertThat(influx.requests()).isEmpty();
  }

  @Test
  void aSecretWithoutASignInIsNamedAndNotQuoted() throws IOException {
    secrets.with(SIGN_IN, "{\"password\":\"" + FakeInfluxAdmin.PASSWORD + "\"");

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason")).contains(SIGN_IN).contains("holds no sign-in");
  }

  @Test
  void aRoleThatMayNotReadTheSecretIsNamed() throws IOException {
    secrets.refusing("GetSecretValue");

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason")).contains(SIGN_IN).contains("the function's role");
  }

  @Test
  void aTokenWhoseMakingWasNotAcknowledgedLeavesNoOrphan() throws IOException {
    influx.then("POST /api/v2/authorizations", Fault.DONE_AND_HANG_UP);

    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(influx.tokens()).hasSize(2);
    assertThat(ours()).hasSize(1);
    assertThat(influx.writesOnlyTheBucket(tokenInTheSecret())).isTrue();
  }

  @Test
  void aSessionThatTheStoreForgetsIsOpenedAnew() throws IOException {
    influx.then("GET /api/v2/buckets", Fault.SESSION_ENDS);

    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(waits).hasSize(1);
  }

  @Test
  void aUserWithoutRightsIsNamed() throws IOException {
    influx.then("POST /api/v2/authorizations", Fault.FORBIDDEN);

    Map<String, String> answer = handle("Create", "r1", null);

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason"))
        .contains("making the token")
        .contains("HTTP 403 on purpose")
        .contains("must own the organization");
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    influx.then("POST /api/v2/signin", Fault.REDIRECT);

    assertThat(handle("Create", "r1", null).get("Reason")).contains("redirects are not followed");
    assertThat(influx.requests()).doesNotContain("POST /elsewhere", "GET /elsewhere");
  }

  @Test
  void anAnswerThatIsNotTakenIsSentAgain() throws IOException {
    s3.failing(503, 500);

    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(s3.answers()).hasSize(1);
    assertThat(waits).hasSize(2);
  }

  @Test
  void anAnswerThatNobodyTakesFailsTheInvocationSoThatLambdaRepeatsIt() throws IOException {
    s3.failing(503, 503, 503, 503, 307);

    assertThatThrownBy(() -> run(event("Create", "r1", null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HTTP 307")
        .hasMessageContaining("gateway endpoint for S3");
    assertThat(handle("Create", "r1", null)).containsEntry("Status", "SUCCESS");
    assertThat(ours()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"Create, FAILED", "Delete, SUCCESS"})
  void aFaultOfOurOwnIsAnsweredWithoutItsWords(String type, String status) throws IOException {
    influx.then("POST /api/v2/signin", Fault.UNAVAILABLE);
    pause =
        wait -> {
          throw new IllegalStateException(FakeInfluxAdmin.PASSWORD);
        };

    assertThat(handle(type, "r1", null))
        .containsEntry("Status", status)
        .extractingByKey("Reason", InstanceOfAssertFactories.STRING)
        .contains("a fault of this function: IllegalStateException");
  }

  @ParameterizedTest
  @CsvSource({"Create, FAILED", "Delete, SUCCESS"})
  void anInvocationThatIsStoppedAnswersFirst(String type, String status) throws IOException {
    influx.then("POST /api/v2/signin", Fault.UNAVAILABLE);
    pause =
        wait -> {
          throw new InterruptedException();
        };

    assertThat(handle(type, "r1", null)).containsEntry("Status", status);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/?X-Amz-Signature=",
        "https://amazonaws.com.example.com/s3?X-Amz-Signature=",
        "https://ec2-3-120-0-1.eu-central-1.compute.amazonaws.com/?X-Amz-Signature=",
        "http://bucket.s3.eu-central-1.amazonaws.com/?X-Amz-Signature=",
        "https://bucket.s3.eu-central-1.amazonaws.com:8443/?X-Amz-Signature=",
        "https://user@bucket.s3.eu-central-1.amazonaws.com/?X-Amz-Signature=",
        "http://127.0.0.1:9/?X-Amz-Signature=",
        "file:///etc/?X-Amz-Signature=",
        "not a url ",
      })
  void anEventThatNamesAnotherHostGetsNoAnswerAndDoesNothing(String url) {
    String event =
        new String(event("Create", "r1", null), UTF_8)
            .replace(s3.responseUrl(), url + FakeS3.SIGNATURE);

    assertThatThrownBy(() -> run(event.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ResponseURL");
    assertThat(s3.answers()).isEmpty();
    assertThat(secrets.operations()).isEmpty();
    assertThat(influx.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"RequestType\":", "{\"RequestType\":\"Create\"}"})
  void anEventThatCannotBeAnsweredFails(String event) {
    assertThatThrownBy(() -> run(event.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "delete"})
  void aSampleIsServed(String sample) throws IOException {
    String event =
        Files.readString(
            Path.of(System.getProperty("shopfloor.root"), "events", "setup-" + sample + ".json"));
    String ours =
        event
            .replaceFirst("\"https://cloudformation[^\"]*\"", "\"" + s3.responseUrl() + "\"")
            .replaceAll("\"https://[^\"]*:8086\"", "\"" + influx.url() + "\"")
            .replaceAll("\"Organization\": *\"[^\"]*\"", "\"Organization\":\"my plant\"")
            .replaceAll("\"Bucket\": *\"[^\"]*\"", "\"Bucket\":\"shop/floor\"")
            .replaceAll(
                "\"SignInSecretArn\": *\"[^\"]*\"", "\"SignInSecretArn\":\"" + SIGN_IN + "\"")
            .replaceAll("\"TokenSecretArn\": *\"[^\"]*\"", "\"TokenSecretArn\":\"" + TOKEN + "\"");

    assertThat(handle(ours.getBytes(UTF_8))).containsEntry("Status", "SUCCESS");
  }

  @Test
  void aMissingRegionStopsTheStart() throws IOException {
    handle("Create", "r1", null);
    assertThatThrownBy(() ->
            new StoreSetupHandler(
                new FunctionRuntime(new Environment(Map.of()), Clock.systemUTC(), ledger -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AWS_REGION");
  }

  private Map<String, String> handle(String type, String requestId, @Nullable String physicalId)
      throws IOException {
    return handle(event(type, requestId, physicalId));
  }

  private Map<String, String> handle(byte[] event) throws IOException {
    now = 0;
    waits.clear();
    int before = s3.answers().size();
    run(event);
    assertThat(s3.answers()).hasSize(before + 1);
    return InfluxJson.object(s3.answers().getLast(), FIELDS);
  }

  private void run(byte[] event) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_REGION", "eu-central-1");
    settings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint());
    settings.put("AWS_ENDPOINT_URL_S3", s3.endpoint());
    StoreSetupHandler handler =
        new StoreSetupHandler(
            new FunctionRuntime(new Environment(settings), Clock.systemUTC(), ledger -> {}),
            wait -> pause.pause(wait),
            () -> now);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), output, context());
    } catch (IOException | RuntimeException failed) {
      thrown.add(failed);
      throw failed;
    }
    assertThat(output.size()).isZero();
  }

  private byte[] event(String type, String requestId, @Nullable String physicalId) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("RequestType", type);
      json.writeStringField("ServiceToken", properties.get("ServiceToken"));
      json.writeStringField("ResponseURL", s3.responseUrl());
      json.writeStringField("StackId", STACK);
      json.writeStringField("RequestId", requestId);
      json.writeStringField("LogicalResourceId", "TimeSeriesAccess");
      if (physicalId != null) {
        json.writeStringField("PhysicalResourceId", physicalId);
      }
      json.writeStringField("ResourceType", "Custom::TimeSeriesAccess");
      json.writeFieldName("ResourceProperties");
      object(json);
      json.writeFieldName("OldResourceProperties");
      object(json);
      json.writeEndObject();
    });
  }

  private void object(JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> property : properties.entrySet()) {
      json.writeStringField(property.getKey(), property.getValue());
    }
    json.writeEndObject();
  }

  private String tokenInTheSecret() throws IOException {
    return InfluxJson.object(secrets.text(TOKEN), Set.of("token")).get("token");
  }

  private List<Held> ours() {
    return influx.held().stream().filter(held -> held.description().contains(STACK)).toList();
  }

  private void pass(Duration wait) {
    waits.add(wait);
    now += wait.toNanos();
  }

  private Duration elapsed() {
    return Duration.ofNanos(now);
  }

  private static String closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getRemainingTimeInMillis")) {
                return remaining;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
