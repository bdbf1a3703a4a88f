package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantCodec;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoPlantRegistryTest {
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  private final HandClock clock = new HandClock();
  private String table;
  private DynamoPlantRegistry registry;
  private DynamoPlantDirectory directory;

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

  @BeforeEach
  void table() {
    table = LocalTables.create(dynamo, "Registry");
    registry = new DynamoPlantRegistry(dynamo, table);
    directory = new DynamoPlantDirectory(dynamo, table, clock);
  }

  @Test
  void beforeTheFirstPlantFileTheDirectoryIsEmpty() {
    assertThat(directory.assetsOf(TestPlant.TOPIC)).isEmpty();
    assertThat(directory.history(TestPlant.PRESS)).isNull();
    assertThat(directory.assets()).isEmpty();
  }

  @Test
  void whatIsAppliedIsReadAsItWas() {
    AssetRevision first = press();
    AssetRevision second = stamped(TestPlant.from(first, 1_800_000_000_000_000_000L));
    registry.apply(model(first, second));

    assertThat(directory.assetsOf(TestPlant.TOPIC)).containsExactly(TestPlant.PRESS);
    assertThat(directory.assets()).containsExactly(TestPlant.PRESS);
    assertThat(directory.history(TestPlant.PRESS))
        .usingRecursiveComparison()
        .isEqualTo(new AssetHistory(TestPlant.PRESS, List.of(first, second)));
    assertThat(directory.history(new AssetKey("berlin", "nobody"))).isNull();
  }

  @Test
  void whatIsInForceSaysSinceWhenAndForHowManyAssets() {
    assertThat(registry.inForce()).isNull();
    Instant applied = Instant.parse("2026-11-20T06:00:00Z");
    PlantModel model = model(press());

    new DynamoPlantRegistry(dynamo, table, () -> applied).apply(model);

    assertThat(registry.inForce())
        .isEqualTo(new DynamoPlantRegistry.InForce(model.version(), 1, applied));
  }

  @Test
  void whatAnOlderReleaseAppliedIsInForceWithoutADate() {
    PlantModel model = model(press());
    registry.apply(model);
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Map.of("pk", AttributeValue.fromS("HEAD"), "sk", AttributeValue.fromS("HEAD")))
            .updateExpression("REMOVE applied"));

    assertThat(registry.inForce())
        .isEqualTo(new DynamoPlantRegistry.InForce(model.version(), 1, null));
  }

  @Test
  void theDifferenceIsToldBeforeAnythingIsWritten() {
    PlantModel first = model(press());
    PlantModel second = model(changed(1));
    assertThat(registry.difference(first).added()).containsExactly(TestPlant.PRESS);
    assertThat(registry.difference(first).before()).isNull();
    registry.apply(first);

    assertThat(registry.difference(first).none()).isTrue();
    assertThat(registry.difference(first).unchanged()).containsExactly(TestPlant.PRESS);
    assertThat(registry.difference(second).changed()).containsExactly(TestPlant.PRESS);
    assertThat(registry.difference(new PlantModel(List.of())).removed())
        .containsExactly(TestPlant.PRESS);
    assertThat(registry.difference(first).none()).isTrue();
  }

  @Test
  void aNewVersionIsSeenAfterAMinuteAndNotBefore() {
    registry.apply(model(press()));
    assertThat(codeOf(directory)).isEqualTo("CMMS-4711");
    registry.apply(model(changed(1)));

    clock.pass(Duration.ofSeconds(59));
    assertThat(directory.assetsOf("one/x")).isEmpty();
    clock.pass(Duration.ofSeconds(1));

    assertThat(directory.assetsOf("one/x")).containsExactly(TestPlant.PRESS);
  }

  @Test
  void aReaderOfTheVersionBeforeStillFindsItsAssets() {
    registry.apply(model(press()));
    directory.assets();
    registry.apply(model(changed(1)));

    assertThat(topicOf(directory)).isEqualTo(TestPlant.FILTER);
  }

  @Test
  void aReaderWhoseVersionIsRemovedReadsTheNewOne() {
    registry.apply(model(press()));
    directory.assets();
    registry.apply(model(changed(1)));
    registry.apply(model(changed(2)));

    assertThat(topicOf(directory)).isEqualTo("two/#");
  }

  @Test
  void onlyTwoVersionsAreKept() {
    for (int version = 0; version < 5; version++) {
      registry.apply(model(changed(version)));
    }

    assertThat(items()).hasSize(1 + 2 + 2);
  }

  @Test
  void goingBackToTheVersionBeforeKeepsIt() {
    registry.apply(model(changed(1)));
    registry.apply(model(changed(2)));
    registry.apply(model(changed(1)));

    assertThat(topicOf(directory)).isEqualTo("one/#");
  }

  @Test
  void applyingTheSameAgainWritesNothing() {
    registry.apply(model(press()));
    List<Map<String, AttributeValue>> before = items();

    assertThat(registry.apply(model(press())).changed()).isEmpty();
    assertThat(items()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void onlyChangedAssetsAreWritten() {
    AssetRevision other = stamped(TestPlant.named(TestPlant.press(), "press08"));
    registry.apply(plant(press(), other));

    assertThat(registry.apply(plant(changed(1), other)).changed()).containsExactly(TestPlant.PRESS);
    assertThat(directory.history(other.key())).isNotNull();
  }

  @Test
  void anAssetThatIsGoneIsNoLongerFound() {
    AssetRevision other = stamped(TestPlant.named(TestPlant.press(), "press08"));
    registry.apply(plant(press(), other));
    registry.apply(plant(other));

    assertThat(directory.assets()).containsExactly(other.key());
    assertThat(directory.assetsOf(TestPlant.TOPIC)).isEmpty();
    assertThat(directory.history(TestPlant.PRESS)).isNull();
  }

  @Test
  void whoIsOvertakenPutsNothingIntoForce() {
    registry.apply(model(press()));
    DynamoDbClient overtaking = Overtaking.before(dynamo, () -> registry.apply(model(changed(1))));

    assertThatThrownBy(() -> new DynamoPlantRegistry(overtaking, table).apply(model(changed(2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("apply again");
    assertThat(topicOf(directory)).isEqualTo("one/#");
  }

  @Test
  void aPlantOfManyTopicsTakesSeveralItems() {
    String lengthy = "x".repeat(400);
    AssetRevision[] many =
        IntStream.range(0, 250)
            .mapToObj(at ->
                TestPlant.with(
                    TestPlant.named(TestPlant.press(), "press" + at),
                    TestPlant.source("plant/" + lengthy + "/" + at + "/#")))
            .map(DynamoPlantRegistryTest::stamped)
            .toArray(AssetRevision[]::new);

    registry.apply(plant(many));

    assertThat(items().stream().filter(item -> item.get("pk").s().equals("TOPICS")).count())
        .isGreaterThan(1);
    assertThat(directory.assets()).hasSize(250);
    assertThat(directory.assetsOf("plant/" + lengthy + "/249/x"))
        .containsExactly(new AssetKey("berlin", "press249"));
  }

  private List<Map<String, AttributeValue>> items() {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    dynamo.scanPaginator(r -> r.tableName(table)).items().forEach(items::add);
    return items;
  }

  private static AssetRevision press() {
    return stamped(TestPlant.press());
  }

  private static AssetRevision changed(int number) {
    String topic = List.of("zero/#", "one/#", "two/#", "three/#", "four/#").get(number);
    return stamped(TestPlant.with(TestPlant.press(), TestPlant.source(topic)));
  }

  private static AssetRevision stamped(AssetRevision revision) {
    return PlantCodec.stamped(revision);
  }

  private static PlantModel model(AssetRevision... revisions) {
    return new PlantModel(List.of(new AssetHistory(TestPlant.PRESS, List.of(revisions))));
  }

  private static PlantModel plant(AssetRevision... assets) {
    return new PlantModel(
        List.of(assets).stream()
            .map(asset -> new AssetHistory(asset.key(), List.of(asset)))
            .toList());
  }

  private static String topicOf(DynamoPlantDirectory directory) {
    AssetHistory history = Objects.requireNonNull(directory.history(TestPlant.PRESS));
    return history.latest().sources().getFirst().topicFilter();
  }

  private static String codeOf(DynamoPlantDirectory directory) {
    AssetHistory history = Objects.requireNonNull(directory.history(TestPlant.PRESS));
    return Objects.requireNonNull(history.latest().cmmsAssetId());
  }

  /** A clock moved by hand. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
