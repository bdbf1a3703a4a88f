package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Breaker;
import dev.shopfloor.workorder.cmms.Gate;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.Rate;
import dev.shopfloor.workorder.cmms.Request;
import dev.shopfloor.workorder.cmms.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoGateStoreTest {
  private static final long NOW = 1_781_511_000_000_000_000L;

  private final DynamoDbClient dynamo = WorkOrderTables.client();
  private final String table = WorkOrderTables.create(dynamo);
  private final DynamoGateStore store = new DynamoGateStore(dynamo, table, "atlas");

  @Test
  void aGateIsKeptWhole() {
    Gate gate = new Gate(1, new TokenBucket(2), new Breaker(3, 4, 5, 6), 7);

    assertThat(store.read()).isEqualTo(Gate.NEW);
    assertThat(store.replace(Gate.NEW, gate)).isNull();
    assertThat(store.read()).isEqualTo(gate);
    assertThat(new DynamoGateStore(dynamo, table, "maintainx").read()).isEqualTo(Gate.NEW);
  }

  @Test
  void whoIsOvertakenGetsThePresentOne() {
    Gate first = new Gate(1, new TokenBucket(2), Breaker.CLOSED, 0);
    Gate second = new Gate(2, new TokenBucket(9), Breaker.CLOSED, 0);
    store.replace(Gate.NEW, first);
    store.replace(first, second);

    assertThat(store.replace(first, new Gate(2, new TokenBucket(3), Breaker.CLOSED, 0)))
        .isEqualTo(second);
    assertThat(store.replace(Gate.NEW, first)).isEqualTo(second);
  }

  @Test
  void workersAtOnceTakeNoMoreThanThereIs() {
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int worker = 0; worker < 8; worker++) {
        GatedExchange gated =
            new GatedExchange(
                (request, limit) -> {
                  sent.incrementAndGet();
                  return new Answer.Answered(200, Map.of(), new byte[0]);
                },
                new DynamoGateStore(dynamo, table, "atlas"),
                new GatedExchange.Rules(Rate.of(20), Duration.ofMinutes(1)),
                () -> NOW,
                time -> {
                  throw new IllegalStateException("no token is there soon");
                });
        threads.submit(() -> {
          for (int request = 0; request < 3; request++) {
            Answer answer =
                gated.send(
                    new Request("GET", "/", Map.of(), null),
                    new Cmms.Limit(NOW, Duration.ofSeconds(2)));
            if (answer instanceof Answer.Held) {
              held.incrementAndGet();
            }
          }
        });
      }
    }

    assertThat(sent).hasValue(10);
    assertThat(held).hasValue(14);
    assertThat(store.read().version()).isEqualTo(10);
  }
}
