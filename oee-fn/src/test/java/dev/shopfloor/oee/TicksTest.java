package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.testing.NextRelease;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final AssetKey SAW = new AssetKey("berlin", "saw01");
  private static final PlantDirectory PLANT =
      TestPlant.directory(TestPlant.press(), TestPlant.named(TestPlant.press(), "saw01"));

  private final MemoryOeeStore store = new MemoryOeeStore();
  private final Outbox outbox = new Outbox();
  private final List<String> told = new ArrayList<>();
  private final List<TickPlan.Part> queued = new ArrayList<>();
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final Ticks ticks =
      new Ticks(
          PLANT,
          store,
          outbox,
          queued::addAll,
          new TickPlan(1, 50),
          new Ticks.Group(threads, Duration.ofMinutes(1)),
          (what, cause) -> told.add(what));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aTickOfTheSchedulerIsDividedAndSpread() {
    ticks.take(new TickMessage(Facts.at("08:00"), List.of()));

    assertThat(queued).extracting(TickPlan.Part::delaySeconds).containsExactly(0, 25);
    assertThat(queued)
        .flatExtracting(part -> part.message().assets())
        .containsExactlyInAnyOrder(TestPlant.PRESS, SAW);
    assertThat(outbox.telemetry).isEmpty();
  }

  @Test
  void aTickWithMoreFieldsIsReadAndOneThatNeedsALaterReleaseWaitsForIt() throws IOException {
    TickMessage tick = new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS));

    assertThat(TickMessage.read(NextRelease.grown(tick.body(), new Random(7)))).isEqualTo(tick);
    assertThatThrownBy(() -> TickMessage.read(NextRelease.needing(tick.body(), 2)))
        .isInstanceOf(NewerFormException.class);
  }

  @Test
  void everyAssetIsInOneGroupAndKeepsItsDelay() {
    List<AssetKey> assets =
        IntStream.range(0, 995).mapToObj(at -> new AssetKey("site", "asset" + at)).toList();
    TickPlan plan = new TickPlan(40, 50);
    List<TickPlan.Part> parts = plan.divide(0, assets, AssetKey::asset);
    Set<AssetKey> seen = new HashSet<>();
    parts.forEach(part -> seen.addAll(part.message().assets()));

    assertThat(parts).hasSize(25).allMatch(part -> part.delaySeconds() < 50);
    assertThat(seen).hasSize(995);
    assertThat(plan.divide(0, assets.reversed(), AssetKey::asset)).isEqualTo(parts);
  }

  @Test
  void aFailingAssetGoesOnByItselfAndDelaysNoOther() {
    store.broken = TestPlant.PRESS;
    TickMessage group = new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS, SAW));

    TickFigures done = ticks.take(group);

    assertThat(done.points()).isPositive();
    assertThat(told).containsExactly("the tick of asset berlin/press07 failed");
    assertThat(store.results).containsOnlyKeys(SAW);
    assertThat(queued)
        .containsExactly(
            new TickPlan.Part(new TickMessage(Facts.at("08:00"), List.of(TestPlant.PRESS)), 0));
    assertThatThrownBy(() -> ticks.take(queued.getFirst().message()))
        .hasMessageContaining("press07");
  }

  @Test
  void aRemovedAssetIsPassedOver() {
    TickMessage group =
        new TickMessage(Facts.at("08:00"), List.of(new AssetKey("berlin", "gone"), SAW));

    assertThat(ticks.take(group).points()).isPositive();
    assertThat(queued).isEmpty();
  }

  @Test
  void aTickComesBackFromItsBodyAsItWas() throws IOException {
    TickMessage group =
        new TickMessage(Facts.at("08:00:00.123456789"), List.of(TestPlant.PRESS, SAW));

    assertThat(TickMessage.read(group.body())).isEqualTo(group);
    assertThat(TickMessage.read("{\"tick\":\"2026-03-02T08:00:00Z\",\"more\":[1]}"))
        .isEqualTo(new TickMessage(Facts.at("08:00"), List.of()));
  }

  @Test
  void aTickThatCannotBeReadIsRefusedWithItsValue() {
    assertThatThrownBy(() -> TickMessage.read("{\"tick\":\"yesterday\"}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> TickMessage.read("{}")).hasMessageContaining("tick");
    assertThatThrownBy(
            () -> TickMessage.read("{\"tick\":\"2026-03-02T08:00:00Z\",\"assets\":[\"x\"]}"))
        .hasMessageContaining("site/asset");
  }
}
