package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.Given.KEY;
import static dev.shopfloor.workorder.Given.MORNING;
import static dev.shopfloor.workorder.Given.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Verdict;
import dev.shopfloor.workorder.WorkOrderState;
import dev.shopfloor.workorder.WorkOrderStore;
import dev.shopfloor.workorder.WorkOrderStoreContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoWorkOrderStoreTest extends WorkOrderStoreContract {
  private static final Instant WALL = Instant.parse("2026-11-22T00:00:00Z");

  private final DynamoDbClient dynamo = WorkOrderTables.client();
  private final String table = WorkOrderTables.create(dynamo);

  @Override
  protected WorkOrderStore empty() {
    return new DynamoWorkOrderStore(dynamo, table, "dry-run", Clock.fixed(WALL, ZoneOffset.UTC));
  }

  @Test
  void theIndexHoldsOnlyWhatIsStillToBeDone() {
    WorkOrderStore store = empty();
    store.accept(raised("e1", MORNING), MORNING);
    assertThat(index()).hasSize(1);
    store.release(store.take(KEY, "one", MORNING, MORNING + 1), WorkOrderState.NEW);

    assertThat(index()).isEmpty();
  }

  @Test
  void anAuditItemStaysBesideTheStateUntilItsRetentionEnds() {
    WorkOrderStore store = empty();
    store.accept(raised("e1", MORNING), MORNING);
    WorkOrderStore.Held held = store.take(KEY, "one", MORNING, MORNING + 1);
    Audit audit = new Audit(1, MORNING, Verdict.CREATED, "first time", "e1", 1, "WO-1");
    store.save(held, WorkOrderState.NEW, raised("e1", MORNING), List.of(audit));

    Map<String, AttributeValue> item = items("A#").getFirst();
    assertThat(item.get("verdict").s()).isEqualTo("CREATED");
    assertThat(item.get("eventId").s()).isEqualTo("e1");
    assertThat(item.get("number").s()).isEqualTo("WO-1");
    assertThat(Long.parseLong(item.get("expires").n()))
        .isEqualTo(WALL.getEpochSecond() + 400 * 86_400L);
    assertThat(Long.parseLong(items("E#").getFirst().get("expires").n()))
        .isEqualTo(WALL.getEpochSecond() + 30 * 86_400L);
    assertThat(items("STATE").getFirst()).doesNotContainKey("expires");
  }

  @Test
  void whatALaterReleaseKeepsInAStateOutlivesTheWorkOfThisOne() {
    WorkOrderStore store = empty();
    store.accept(raised("e1", MORNING), MORNING);
    set("STATE", "later", Items.text("kept"));

    WorkOrderStore.Held held = store.take(KEY, "one", MORNING, MORNING + 1);
    store.save(held, WorkOrderState.NEW, raised("e1", MORNING), List.of());
    store.release(held, WorkOrderState.NEW);
    store.accept(raised("e2", MORNING + 1), MORNING);

    assertThat(items("STATE").getFirst()).containsEntry("later", Items.text("kept"));
  }

  @Test
  void workThatNeedsALaterReleaseStaysOnTheOutboxForIt() {
    WorkOrderStore store = empty();
    store.accept(raised("e1", MORNING), MORNING);
    set(items("Q#").getFirst().get("sk").s(), "needs", Items.number(2));

    assertThatThrownBy(() -> store.waiting(KEY, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 2");
    set("STATE", "needs", Items.number(2));
    assertThatThrownBy(() -> store.take(KEY, "one", MORNING, MORNING + 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 2");
    assertThat(store.due(MORNING + 1, 9)).hasSize(1);
    assertThat(items("Q#")).hasSize(1);
  }

  private void set(String sort, String name, AttributeValue value) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(Items.id(KEY, sort))
            .updateExpression("SET #name = :value")
            .expressionAttributeNames(Map.of("#name", name))
            .expressionAttributeValues(Map.of(":value", value)));
  }

  @Test
  void eventIdsOfAnyLengthFitAKey() {
    WorkOrderStore store = empty();
    Occurrence strange = raised("x".repeat(5_000), MORNING);

    assertThat(store.accept(strange, MORNING)).isTrue();
    assertThat(store.accept(strange, MORNING)).isFalse();
    assertThat(store.waiting(KEY, 1)).containsExactly(strange);
  }

  @Test
  void manyWritersOfOneProblemLoseNothing() throws Exception {
    WorkOrderStore store = empty();
    List<Callable<Boolean>> writers =
        IntStream.range(0, 12)
            .<Callable<Boolean>>mapToObj(
                n -> () -> store.accept(raised("e" + n % 10, MORNING + n % 10), MORNING))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      long accepted = 0;
      for (Future<Boolean> each : threads.invokeAll(writers)) {
        accepted += each.get() ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(10);
    }
    assertThat(store.waiting(KEY, 50)).hasSize(10);
    assertThat(store.take(KEY, "one", MORNING, MORNING + 1).accepted()).isEqualTo(10);
  }

  @Test
  void moreIsDueThanOneRequestCanRead() {
    WorkOrderStore store = empty();
    for (int n = 0; n < 120; n++) {
      Occurrence.Raised one = raised("e" + n, MORNING);
      store.accept(
          new Occurrence.Raised(
              one.eventId(),
              "sf:" + n,
              one.asset(),
              one.line(),
              one.eventTime(),
              one.subject(),
              one.text(),
              one.severity()),
          MORNING + n);
    }

    assertThat(store.due(MORNING + Given.SECOND, 500)).hasSize(120);
    assertThat(store.due(MORNING + Given.SECOND, 7))
        .extracting(WorkOrderStore.Due::key)
        .containsExactlyInAnyOrder("sf:0", "sf:1", "sf:2", "sf:3", "sf:4", "sf:5", "sf:6");
  }

  private List<Map<String, AttributeValue>> index() {
    return dynamo.scan(request -> request.tableName(table).indexName("outbox")).items();
  }

  private List<Map<String, AttributeValue>> items(String start) {
    return dynamo.scan(request -> request.tableName(table)).items().stream()
        .filter(item -> item.get("sk").s().startsWith(start))
        .toList();
  }
}
