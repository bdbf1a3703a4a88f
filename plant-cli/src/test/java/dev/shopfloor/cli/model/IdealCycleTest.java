package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdealCycleTest {
  @ParameterizedTest
  @CsvSource({
    "30 s, 30000000000",
    "120/min, 500000000",
    "7200/h, 500000000",
    "7200 / h, 500000000",
    "0.5/s, 2000000000",
    "3/s, 333333333",
    "7/min, 8571428571",
    "1.5 ms, 1500000",
  })
  void aCycleIsATimeOrARate(String written, long expected) {
    assertThat(cycle(written)).isEqualTo(expected);
  }

  // 60 s / 64,000,000,000 is 0.9375 ns; a half is rounded to the even number
  @ParameterizedTest
  @CsvSource({
    "64000000000/min, 1",
    "400000000/s, 2",
    "80000000/s, 12",
    "0.0000015 ms, 2",
    "0.0000025 ms, 2",
    "0.0000035 ms, 4",
    "666666666.6666/s, 2",
  })
  void aCycleIsRoundedOnceAndHalvesToTheEvenNanosecond(String written, long expected) {
    assertThat(cycle(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0/min", "0.000001/d", "9000000000000/s", "120 / week", "ppm", "-1/s"})
  void whatIsNoCycleIsSaid(String written) {
    TestFiles.assertProblem(
        TestFiles.plant("type: p\nidealCycle: \"" + written + "\""),
        "error: sites.berlin.lines.line1.assets.press07.idealCycle: \"" + written + "\": no time");
  }

  private static long cycle(String written) {
    return TestFiles.oee("type: p\ntags: {s: state}\nstates: simple\nidealCycle: " + written)
        .idealCycle();
  }
}
