package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OwnPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:15:42.5Z");
  private static final String FILE =
      """
      shopfloor: 1
      sites:
        berlin:
          zone: Europe/Berlin
          lines:
            line1:
              assets:
                press07: {type: press, tags: {state: state}, states: simple}
      """;

  private final OwnPlan plan =
      new OwnPlan(model(), ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void itBeginsLiveInTheMinuteOfTheWallClock() {
    Instant begin = plan.begin().position();

    assertThat(begin).isEqualTo("2026-11-22T10:15:00Z");
    assertThat(plan.begin().lastTick()).isEqualTo(begin);
    // the share of the back-fill is reckoned from this span, in ms
    assertThat(Duration.between(begin, plan.liveFrom()).toMillis()).isNegative();
  }

  @Test
  void aSecondStartGoesOnNowWithTheAccountsOfTheFirst() {
    LiveState kept =
        new LiveState(0, NOW.minusSeconds(9_000), NOW.minusSeconds(9_042), 17, 2, List.of());

    LiveState resumed = plan.resume(kept);

    assertThat(resumed.position()).isEqualTo("2026-11-22T10:15:00Z");
    assertThat(resumed.lastTick()).isEqualTo(resumed.position());
    assertThat(resumed.messages()).isEqualTo(17);
    assertThat(resumed.refused()).isEqualTo(2);
  }

  private static PlantModel model() {
    return Objects.requireNonNull(
        PlantFiles.compile("plant.yaml", FILE.getBytes(StandardCharsets.UTF_8)).model());
  }
}
