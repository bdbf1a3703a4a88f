package dev.shopfloor.writer.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.writer.aws.InfluxUnderFaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The script itself: what it must find, it finds. */
class FaultScriptTest {
  // each defect is found within some thousands of these; the script ends then
  private static final long SEED = 1;
  private static final int POINTS = 60_000;

  @ParameterizedTest
  @EnumSource(SpoiltWriters.class)
  void aSpoiltWriterIsFound(SpoiltWriters writer) {
    FaultScript script = new FaultScript(writer.name(), InfluxUnderFaults::listing, writer, SEED);
    assertThatThrownBy(() -> script.run(POINTS))
        .isInstanceOf(AssertionError.class)
        .hasMessageFindingMatch(writer.found());
  }
}
