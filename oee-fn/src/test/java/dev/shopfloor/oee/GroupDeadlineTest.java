package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.testing.TestPlant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table answers for one asset only after this test is over. */
class GroupDeadlineTest {
  private static final AssetKey SAW = new AssetKey("berlin", "saw01");
  private static final PlantDirectory PLANT =
      TestPlant.directory(TestPlant.press(), TestPlant.named(TestPlant.press(), "saw01"));

  private final CountDownLatch over = new CountDownLatch(1);
  private final MemoryOeeStore store = new MemoryOeeStore();
  private final Outbox outbox = new Outbox();
  private final List<String> told = new ArrayList<>();
  private final List<TickPlan.Part> queued = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Ticks ticks =
      new Ticks(
          PLANT,
          store,
          outbox,
          queued::addAll,
          new TickPlan(40, 0),
          new Ticks.Group(threads, Duration.ofSeconds(2)),
          (what, cause) -> told.add(what));

  @AfterEach
  void stop() {
    over.countDown();
    threads.shutdownNow();
  }

  @Test
  void whatIsNotDoneInTimeGoesBackByItselfAndDelaysNoOther() {
    store.hanging = TestPlant.PRESS;
    store.until = over;
    TickMessage group = new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS, SAW));

    TickFigures done = ticks.take(group);

    assertThat(done.points()).isPositive();
    assertThat(store.results).containsOnlyKeys(SAW);
    assertThat(told).containsExactly("the tick of asset berlin/press07 was not done within PT2S");
    assertThat(queued)
        .containsExactly(
            new TickPlan.Part(new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS)), 0));
    // by itself it comes again by its queue's own rules, and in the end goes where an alarm is
    assertThatThrownBy(() -> ticks.take(queued.getFirst().message()))
        .hasMessageContaining("press07");
  }

  @Test
  void theLineAndThePlantAreRolledUpOfThoseThatWereDone() {
    ticks.take(new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS, SAW)));

    assertThat(store.rollUps).hasSize(2);
    RollUp line =
        store.rollUps.values().stream()
            .filter(each -> each.key().scope() == RollUp.Scope.LINE)
            .findFirst()
            .orElseThrow();
    assertThat(line.members()).extracting(RollUp.Member::name).containsExactly("press07", "saw01");
    assertThat(line.bases().calendar()).isEqualTo(2 * 9 * Facts.HOUR);
    assertThat(outbox.telemetry.stream().map(message -> message.context().asset()).distinct())
        .containsExactlyInAnyOrder("press07", "saw01", "_line", "_plant");
  }

  @Test
  void aLinesAssetsFollowOneAnother() {
    List<AssetKey> assets = new ArrayList<>();
    for (int at = 0; at < 300; at++) {
      assets.add(new AssetKey("site", "asset" + at));
    }
    List<AssetKey> order =
        new TickPlan(7, 50)
            .divide(0, assets, asset -> "line" + asset.asset().length()).stream()
                .flatMap(part -> part.message().assets().stream())
                .toList();

    int changes = 0;
    for (int at = 1; at < order.size(); at++) {
      changes += order.get(at).asset().length() == order.get(at - 1).asset().length() ? 0 : 1;
    }
    assertThat(order).containsExactlyInAnyOrderElementsOf(assets);
    assertThat(changes).isEqualTo(2);
  }
}
