package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Given;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | 0",
        "30 | 30",
        "0 | 0",
        "999999999 | 3600",
        "99999999999999999999 | 0",
        "-5 | 0",
        "soon | 0",
        "Mon, 15 Jun 2026 08:02:00 GMT | 120",
        "Mon, 15 Jun 2026 07:00:00 GMT | 0"
      })
  void secondsAndDatesAreReadAndNonsenseIsNoWait(String header, long seconds) {
    assertThat(RetryAfter.nanos(header, Given.MORNING)).isEqualTo(seconds * Given.SECOND);
  }
}
