package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveAnalyticsChargeTest {
  @Test
  void nothingIsChargedForNothing() {
    assertThat(LiveAnalyticsCharge.of(List.of())).isEqualTo(new LiveAnalyticsCharge(0, 0));
  }
}
