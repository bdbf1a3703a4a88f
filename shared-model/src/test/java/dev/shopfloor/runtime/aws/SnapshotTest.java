package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SnapshotTest {
  private static DynamoProcess process;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void eachPartForgetsAfterEachRestoreAndNotBefore() {
    List<String> forgotten = new ArrayList<>();
    Snapshot snapshot = new Snapshot();
    snapshot.afterRestore(() -> forgotten.add("a"));
    snapshot.afterRestore(() -> forgotten.add("b"));

    snapshot.beforeCheckpoint(Core.getGlobalContext());
    assertThat(forgotten).isEmpty();
    snapshot.afterRestore(Core.getGlobalContext());
    snapshot.afterRestore(Core.getGlobalContext());

    assertThat(forgotten).containsExactly("a", "b", "a", "b");
  }

  @Test
  void aPartThatCannotForgetStopsNeitherTheOthersNorTheStart() {
    List<String> forgotten = new ArrayList<>();
    Snapshot snapshot = new Snapshot();
    snapshot.afterRestore(() -> {
      throw new IllegalStateException("planted");
    });
    snapshot.afterRestore(() -> forgotten.add("b"));

    assertThatCode(() -> snapshot.afterRestore(Core.getGlobalContext())).doesNotThrowAnyException();
    assertThat(forgotten).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 30, -30, 400L * 24 * 3600, -400L * 24 * 3600})
  void afterARestoreThePlantModelIsReadAnewWhateverTheClockSays(long seconds) {
    try (DynamoDbClient dynamo = LocalTables.client(process.endpoint())) {
      String table = LocalTables.create(dynamo, "Registry");
      Moved clock = new Moved();
      FunctionRuntime runtime = new FunctionRuntime(new Environment(Map.of()), clock, ledger -> {});
      DynamoPlantDirectory directory = DynamoPlantDirectory.of(runtime, dynamo, table);
      assertThat(directory.assets()).isEmpty();
      runtime.snapshot().beforeCheckpoint(Core.getGlobalContext());
      new DynamoPlantRegistry(dynamo, table)
          .apply(
              new PlantModel(
                  List.of(new AssetHistory(TestPlant.PRESS, List.of(TestPlant.press())))));
      assertThat(directory.assets()).as("without a restore, within a minute").isEmpty();

      clock.now = clock.now.plus(Duration.ofSeconds(seconds));
      runtime.snapshot().afterRestore(Core.getGlobalContext());

      assertThat(directory.assets()).isNotEmpty();
    }
  }

  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
