package dev.shopfloor.cli.local.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.LocalPorts;
import dev.shopfloor.cli.local.template.TableSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class TablesTest {
  private static final Path LIBRARY = Path.of(System.getProperty(DynamoProcess.LIB));
  private static @TempDir Path directory;
  private static Tables tables;

  @BeforeAll
  static void start() {
    tables = Tables.start(LIBRARY, "eu-local-1", null);
    tables.create(
        List.of(
            new TableSpec(
                "WorkOrderTable",
                Map.of("pk", "S", "sk", "S", "outbox", "S", "due", "N"),
                new TableSpec.Keys("pk", Optional.of("sk")),
                List.of(
                    new TableSpec.Index(
                        "outbox", new TableSpec.Keys("outbox", Optional.of("due")), "KEYS_ONLY")),
                Optional.of("expires"))));
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @Test
  void itemsAreFoundByKeyAndByIndex() {
    put("a", "1", Map.of("outbox", text("PENDING"), "due", number(2)));
    put("b", "1", Map.of("outbox", text("PENDING"), "due", number(1)));
    put("c", "1", Map.of());

    QueryResponse due =
        tables
            .client()
            .query(r ->
                r.tableName("WorkOrderTable")
                    .indexName("outbox")
                    .keyConditionExpression("outbox = :o")
                    .expressionAttributeValues(Map.of(":o", text("PENDING"))));

    assertThat(due.items()).extracting(item -> item.get("pk").s()).containsExactly("b", "a");
  }

  @Test
  void aConditionalWriteIsRefusedWhenItsConditionFails() {
    put("lease", "1", Map.of());

    assertThatThrownBy(() ->
            tables
                .client()
                .putItem(r ->
                    r.tableName("WorkOrderTable")
                        .item(Map.of("pk", text("lease"), "sk", text("1")))
                        .conditionExpression("attribute_not_exists(pk)")))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void anItemWhoseExpiryLiesInThePastStays() {
    put("old", "1", Map.of("expires", number(1_497_225_600)));

    assertThat(
            tables
                .client()
                .getItem(r ->
                    r.tableName("WorkOrderTable").key(Map.of("pk", text("old"), "sk", text("1"))))
                .hasItem())
        .isTrue();
    assertThat(
            tables
                .client()
                .describeTimeToLive(r -> r.tableName("WorkOrderTable"))
                .timeToLiveDescription()
                .timeToLiveStatusAsString())
        .isEqualTo("DISABLED");
  }

  @Test
  void theChildListensOnLoopbackOnly() throws IOException {
    assertThat(LocalPorts.listening(tables.pid()))
        .isNotEmpty()
        .allMatch(LocalPorts.Socket::loopback);
  }

  @Test
  void theChildEndsWhenTheTablesAreClosed() {
    Tables second = Tables.start(LIBRARY, "eu-local-1", null);
    ProcessHandle child = ProcessHandle.of(second.pid()).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    second.close();

    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void theChildEndsWhenItsParentIsKilledTheHardWay() throws Exception {
    Path log = directory.resolve("third.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            StartsTablesAndWaits.class.getName(),
            LIBRARY.toString());
    Process parent = new ProcessBuilder(command).redirectError(log.toFile()).start();
    long pid = Long.parseLong(parent.inputReader(StandardCharsets.UTF_8).readLine());
    ProcessHandle database = ProcessHandle.of(pid).orElseThrow();

    parent.destroyForcibly();

    database.onExit().get(20, TimeUnit.SECONDS);
    assertThat(database.isAlive()).isFalse();
  }

  @Test
  void missingJarsAreNamedWithTheirMend() {
    Path missing = directory.resolve("nowhere");

    assertThatThrownBy(() -> Tables.start(missing, "eu-local-1", null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("./mvnw package");
  }

  private static void put(String pk, String sk, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("pk", text(pk));
    item.put("sk", text(sk));
    tables.client().putItem(r -> r.tableName("WorkOrderTable").item(item));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
