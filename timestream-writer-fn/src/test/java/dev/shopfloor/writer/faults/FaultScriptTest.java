package dev.shopfloor.writer.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.aws.InfluxUnderFaults;
import dev.shopfloor.writer.aws.LiveAnalyticsUnderScript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The script itself: what it must find, it finds. */
class FaultScriptTest {
  private static final long SEED = 1;
  private static final int POINTS = 60_000;
  private static final int FEW_POINTS = 3_000;

  @ParameterizedTest
  @EnumSource(SpoiltWriters.class)
  void aSpoiltWriterIsFound(SpoiltWriters writer) {
    FaultScript script = new FaultScript(writer.name(), InfluxUnderFaults::listing, writer, SEED);
    assertThatThrownBy(() -> script.run(POINTS))
        .isInstanceOf(AssertionError.class)
        .hasMessageFindingMatch(writer.found());
  }

  @ParameterizedTest
  @EnumSource(value = RecordLayout.class, names = "ROW", mode = EnumSource.Mode.EXCLUDE)
  void aLayoutThatTheStoreDoesNotKeepWholeIsFound(RecordLayout layout) {
    FaultScript script =
        new FaultScript(
            "rows as " + layout,
            base -> new LiveAnalyticsUnderScript(base, layout),
            Workmanship.SOUND,
            SEED);
    assertThatThrownBy(() -> script.run(FEW_POINTS))
        .isInstanceOf(AssertionError.class)
        .hasMessageFindingMatch("missing: |never sent: |held twice: ");
  }
}
