package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final double ERROR = 1.0 / 128;

  /** The yardstick sorts all values and takes the one at the rank. */
  @Property(tries = 500)
  void aPercentileIsTheValueAtItsRankToWithinTheStatedError(
      @ForAll @Size(min = 1, max = 300)
          List<@LongRange(min = 0, max = 600_000_000_000L) Long> values,
      @ForAll @IntRange(min = 1, max = 1_000) int thousandths) {
    double share = thousandths / 1_000.0;
    LatencyHistogram histogram = of(values);
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    long right = sorted[Math.max(1, (int) Math.ceil(share * sorted.length)) - 1];

    assertThat((double) histogram.percentile(share)).isCloseTo(right, within(right * ERROR + 0.5));
    assertThat(histogram.max()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(histogram.count()).isEqualTo(values.size());
  }

  @Property
  void noPercentileExceedsTheLargestValue(
      @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0) Long> values) {
    LatencyHistogram histogram = of(values);

    assertThat(histogram.percentile(1)).isLessThanOrEqualTo(histogram.max());
  }

  @Test
  void withoutValuesAllIsZero() {
    LatencyHistogram histogram = of(List.of());

    assertThat(histogram.percentile(0.99)).isZero();
    assertThat(histogram.max()).isZero();
  }

  @Test
  void aTimeBeforeItsBeginCountsAsNone() {
    assertThat(of(List.of(-5L)).percentile(1)).isZero();
  }

  @Test
  void theReportTellsMilliseconds() {
    long[] nanos = new long[1000];
    Arrays.setAll(nanos, i -> (i + 1) * 1_000_000L);

    Latency latency = Latency.of(of(Arrays.stream(nanos).boxed().toList()));

    assertThat(latency.count()).isEqualTo(1000);
    assertThat(latency.p50()).isCloseTo(500, within(500 * ERROR));
    assertThat(latency.p90()).isCloseTo(900, within(900 * ERROR));
    assertThat(latency.p99()).isCloseTo(990, within(990 * ERROR));
    assertThat(latency.p999()).isCloseTo(999, within(999 * ERROR));
    assertThat(latency.max()).isEqualTo(1000);
  }

  private static LatencyHistogram of(List<Long> values) {
    LatencyHistogram histogram = new LatencyHistogram();
    values.forEach(histogram::record);
    return histogram;
  }
}
