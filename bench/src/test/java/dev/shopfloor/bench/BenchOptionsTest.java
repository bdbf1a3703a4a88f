package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  @Test
  void withoutAFlagAllIsMeasuredAtLength() {
    BenchOptions options = BenchOptions.of(List.of("results.md"));

    assertThat(options).isEqualTo(new BenchOptions(Pace.FULL, List.of(), Path.of("results.md")));
    assertThat(options.wants("Enrichment")).isTrue();
  }

  @Test
  void aPartIsWantedByTheBeginningOfItsTitleInWhicheverCase() {
    BenchOptions options =
        BenchOptions.of(List.of("--quick", "--only", "unit", "--only", "Batches", "results.md"));

    assertThat(options.pace()).isEqualTo(Pace.QUICK);
    assertThat(options.wants("Unit conversion")).isTrue();
    assertThat(options.wants("Batches")).isTrue();
    assertThat(options.wants("Enrichment")).isFalse();
  }

  @Test
  void aTableNeedsAFile() {
    assertThatThrownBy(() -> BenchOptions.of(List.of("--quick")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
