package dev.shopfloor.enrich.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.enrich.PartLife;
import dev.shopfloor.enrich.SourceSign;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.SourceStore.Announced;
import dev.shopfloor.enrich.SourceStoreContract;
import dev.shopfloor.testing.LocalTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoSourceStoreTest extends SourceStoreContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_794_800_000), ZoneOffset.UTC);
  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

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

  @Override
  protected List<SourceStore> instances() {
    String table = LocalTables.create(dynamo, "SourceState");
    return List.of(store(table, CLOCK), store(table, CLOCK));
  }

  @Test
  void withoutAVersionAnAnnouncementIsAMinuteOldAtMost() {
    String table = LocalTables.create(dynamo, "SourceState");
    SourceStore old = store(table, CLOCK);
    SourceStore other = store(table, CLOCK);
    other.announce("opcua:line", "", new Announced(1, "a".getBytes(UTF_8)));
    assertThat(text(old, null)).isEqualTo("a");
    other.announce("opcua:line", "", new Announced(2, "b".getBytes(UTF_8)));

    assertThat(text(old, null)).isEqualTo("a");
    assertThat(text(old, 2L)).isEqualTo("b");
    SourceStore later = store(table, Clock.offset(CLOCK, Duration.ofSeconds(61)));
    assertThat(text(later, null)).isEqualTo("b");
  }

  @Test
  void instancesThatAnnounceAtOnceLoseNothing() throws Exception {
    String table = LocalTables.create(dynamo, "SourceState");
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all =
          List.of(1L, 2L, 3L).stream()
              .<Future<?>>map(version ->
                  threads.submit(() -> {
                    SourceStore store = store(table, CLOCK);
                    store.observe(
                        "s", new SourceSign(version * 1_000_000, version.intValue(), false));
                    store.announce("s", "", new Announced(version, new byte[0]));
                  }))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    }

    var life = store(table, CLOCK).observe("s", SourceSign.silent(0));
    assertThat(life.part("").sessions())
        .extracting(PartLife.Session::version)
        .containsExactly(1L, 2L, 3L);
    assertThat(life.arrivals()).hasSize(3);
  }

  private static SourceStore store(String table, Clock clock) {
    return new DynamoSourceStore(dynamo, table, clock);
  }

  private static String text(SourceStore store, Long version) {
    return new String(
        Objects.requireNonNull(store.announced("opcua:line", "", version)).body(), UTF_8);
  }
}
