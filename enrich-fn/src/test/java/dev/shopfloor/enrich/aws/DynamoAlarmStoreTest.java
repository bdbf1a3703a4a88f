package dev.shopfloor.enrich.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoAlarmStoreTest {
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  private final String table = LocalTables.create(dynamo, "SourceState");
  private final DynamoAlarmStore store = new DynamoAlarmStore(dynamo, table);

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    process.close();
  }

  @Test
  void aStateComesBackAsItWasWrittenAndOnlyToItsAsset() {
    AlarmState state =
        new AlarmState(
            new TreeMap<>(
                Map.of(
                    "149", new Active(Level.FAULT, 1_794_800_000_123_456_789L),
                    "", new Active(Level.WARNING, 5))),
            1_794_800_000_123_456_789L,
            1);

    assertThat(store.write(TestPlant.PRESS, "hydraulics", state)).isTrue();
    assertThat(store.read(TestPlant.PRESS)).isEqualTo(Map.of("hydraulics", state));
    assertThat(store.read(new AssetKey("berlin", "press070"))).isEmpty();
  }

  @Test
  void ofTwoWritersOnTheSameStateOneWins() {
    AlarmState first = new AlarmState(new TreeMap<>(), 1, 1);
    AlarmState second =
        new AlarmState(new TreeMap<>(Map.of("1", new Active(Level.FAULT, 2))), 2, 2);

    assertThat(store.write(TestPlant.PRESS, "t", first)).isTrue();
    assertThat(store.write(TestPlant.PRESS, "t", first)).isFalse();
    assertThat(store.write(TestPlant.PRESS, "t", second)).isTrue();
    assertThat(store.write(TestPlant.PRESS, "t", second)).isFalse();
    assertThat(store.read(TestPlant.PRESS)).containsEntry("t", second);
  }

  @Test
  void whatALaterReleaseKeepsInAStateOutlivesAChangeByThisOne() {
    AlarmState first = new AlarmState(new TreeMap<>(), 1, 1);
    AlarmState second = new AlarmState(new TreeMap<>(), 2, 2);
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS("A#" + TestPlant.PRESS.text()),
            "sk", AttributeValue.fromS("ALARM#t"));
    store.write(TestPlant.PRESS, "t", first);
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(key)
            .updateExpression("SET later = :later")
            .expressionAttributeValues(Map.of(":later", AttributeValue.fromS("kept"))));

    assertThat(store.read(TestPlant.PRESS)).containsEntry("t", first);
    assertThat(store.write(TestPlant.PRESS, "t", second)).isTrue();

    assertThat(dynamo.getItem(get -> get.tableName(table).key(key)).item())
        .containsEntry("later", AttributeValue.fromS("kept"));
  }

  @Test
  void aWriterThatReadNothingDoesNotOverwrite() {
    AlarmState ahead = new AlarmState(new TreeMap<>(), 1, 3);

    assertThat(store.write(TestPlant.PRESS, "t", ahead)).isFalse();
    assertThat(store.read(TestPlant.PRESS)).isEmpty();
  }
}
