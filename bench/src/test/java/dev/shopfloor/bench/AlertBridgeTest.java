package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.workorder.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The decisions are made; how fast is for {@code ./plant bench}. */
class AlertBridgeTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final List<Object> sent = new ArrayList<>();
  private AlertBridge bridge;

  @BeforeEach
  void aBridgeWithAnEmptyPast() throws IOException {
    bridge = new AlertBridge(new MapPlantDirectory(PlantResource.model("/alerts.yaml")), sent::add);
  }

  private void alert(int number, String asset, String code) throws IOException {
    long time = AlertEvents.TIME + number * HOUR;
    byte[] response = bridge.handle(AlertEvents.raised(number, time, asset, code), time);
    assertThat(new String(response, StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void twoAlarmsBecomeTwoOrders() throws IOException {
    alert(1, "press07", "149");
    alert(2, "press07", "150");

    assertThat(bridge.decided(Verdict.CREATED)).isEqualTo(2);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aRepeatBecomesAComment() throws IOException {
    alert(1, "press07", "149");
    alert(2, "press07", "149");

    assertThat(bridge.decided(Verdict.CREATED)).isOne();
    assertThat(bridge.decided(Verdict.COMMENTED)).isOne();
  }

  @Test
  void anAlarmOfAnAssetOutOfServiceBecomesNothing() throws IOException {
    alert(1, "press09", "149");

    assertThat(bridge.decided(Verdict.SUPPRESSED)).isOne();
    assertThat(bridge.decided(Verdict.CREATED)).isZero();
  }
}
