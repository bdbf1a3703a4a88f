package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.testing.LocalTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class QuarantineTableTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  private String table;

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
    table = LocalTables.create(dynamo, "Quarantine");
  }

  @Test
  void everyRecordComesBackWithItsBytesAndItsReason() {
    Quarantined unknownTag = record(Reason.UNKNOWN_TAG, "Foo", new byte[] {1, 2, 3});
    Quarantined malformed = record(Reason.MALFORMED_JSON, null, new byte[0]);
    Quarantined another = record(Reason.UNKNOWN_TAG, "Bar", new byte[] {4});

    new QuarantineTable(dynamo, table, NOW).keep(List.of(unknownTag, malformed, another));

    List<QuarantineReader.Batch> batches = new QuarantineReader(dynamo, table).all();
    assertThat(batches).hasSize(2);
    assertThat(batches.stream().flatMap(batch -> batch.records().stream()))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(unknownTag, malformed, another);
  }

  @Test
  void theSameBatchKeptTwiceIsThereOnce() {
    List<Quarantined> records = List.of(record(Reason.WRONG_TYPE, "t", new byte[] {9}));
    QuarantineTable quarantine = new QuarantineTable(dynamo, table, NOW);

    quarantine.keep(records);
    quarantine.keep(records);

    assertThat(new QuarantineReader(dynamo, table).all()).hasSize(1);
  }

  @Test
  void aRecordLargerThanAnItemIsKeptInSeveral() {
    byte[] noise = new byte[900 * 1024];
    new Random(7).nextBytes(noise);
    Quarantined large = record(Reason.TOO_LARGE, null, noise);

    new QuarantineTable(dynamo, table, NOW).keep(List.of(large));

    assertThat(dynamo.scan(request -> request.tableName(table)).count()).isGreaterThan(2);
    assertThat(new QuarantineReader(dynamo, table).all().getFirst().records().getFirst().bytes())
        .isEqualTo(noise);
  }

  @Test
  void anItemExpiresThirtyDaysAfterItWasWrittenWhateverItsEventTime() {
    new QuarantineTable(dynamo, table, NOW).keep(List.of(record(Reason.LATE, "t", new byte[1])));

    var item = dynamo.scan(request -> request.tableName(table)).items().getFirst();
    assertThat(item.get("expires").n())
        .isEqualTo(Long.toString(Instant.parse("2040-01-31T00:00:00Z").getEpochSecond()));
  }

  private static Quarantined record(Reason reason, String field, byte[] bytes) {
    return new Quarantined(
        reason,
        field,
        "because",
        "enrich",
        "berlin/press07",
        "plant/x",
        1_497_255_721_915_000_000L,
        bytes);
  }
}
