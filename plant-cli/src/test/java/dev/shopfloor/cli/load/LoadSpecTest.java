package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSpecTest {
  @Test
  void assetsTagsAndRateAreReadAndToldInTheSameForm() {
    LoadSpec spec = LoadSpec.parse("100x30x0.5");

    assertThat(spec).isEqualTo(new LoadSpec(100, 30, 0.5, 0.5));
    assertThat(spec.ramp()).isFalse();
    assertThat(spec.messagesPerSecond(spec.rate())).isEqualTo(50);
    assertThat(spec.text()).isEqualTo("100x30x0.5");
  }

  @Test
  void twoRatesAreARampBetweenThem() {
    LoadSpec spec = LoadSpec.parse(" 100X30X1..16 ");

    assertThat(spec).isEqualTo(new LoadSpec(100, 30, 1, 16));
    assertThat(spec.ramp()).isTrue();
    assertThat(spec.text()).isEqualTo("100x30x1..16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "100", "100x30", "100x30x", "100x30x-1", "ax30x1", "100x30x1x1", "100*30*1"})
  void anotherFormIsRefusedWithTheFormThatIsRight(String text) {
    assertThatThrownBy(() -> LoadSpec.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("ASSETSxTAGSxRATE")
        .hasMessageContaining("100x30x1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0x30x1            | ASSETS is 1 to 10000, not 0
          10001x30x1        | ASSETS is 1 to 10000, not 10001
          99999999999x30x1  | ASSETS is 1 to 10000, not 99999999999
          10x3x1            | TAGS is 4 to 1000, not 3
          10x1001x1         | TAGS is 4 to 1000, not 1001
          10x30x0.001       | RATE is 0.01 to 1000, not 0.001
          10x30x1001        | RATE is 0.01 to 1000, not 1001
          10x30x4..2        | RATE is 4 to 1000, not 2
          1000x30x100       | 100,000 messages a second
          """)
  void aValueBeyondItsBoundsIsNamedWithThem(String text, String said) {
    assertThatThrownBy(() -> LoadSpec.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("give");
  }

  @ParameterizedTest
  @CsvSource({"60s, 60", "90, 90", "5m, 300", "1h, 3600", "24h, 86400"})
  void aTimeIsSecondsMinutesOrHours(String text, long seconds) {
    assertThat(RunLength.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "0s", "-5s", "25h", "1d", "1.5m"})
  void whatIsNoTimeOrTooLongIsRefusedWithItsMend(String text) {
    assertThatThrownBy(() -> RunLength.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(text)
        .hasMessageMatching(".*(write|give).*");
  }
}
