package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.aws.FakeInflux.Refusal;
import dev.shopfloor.writer.faults.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault script with a million points for each adapter. */
@Tag("soak")
class FaultScriptSoakTest {
  private static final int POINTS = 1_000_000;
  private static final Refusal[] VERSION_2 = {
    Refusal.ALL_QUOTED, Refusal.BAD_ONLY, Refusal.ALL_SILENTLY
  };

  @Test
  void influxDb2HoldsWhatThePlanSays() throws IOException, InterruptedException {
    long day = Duration.ofDays(1).toNanos();
    new FaultScript(
            "InfluxDB 2",
            base -> new InfluxUnderFaults(VERSION_2[(int) (base / day % VERSION_2.length)], base))
        .run(POINTS)
        .checkAllMet();
  }

  @Test
  void influxDb3HoldsWhatThePlanSays() throws IOException, InterruptedException {
    new FaultScript("InfluxDB 3", base -> new InfluxUnderFaults(Refusal.LISTED, base))
        .run(POINTS)
        .checkAllMet();
  }

  @Test
  void liveAnalyticsHoldsWhatThePlanSays() throws IOException, InterruptedException {
    new FaultScript("LiveAnalytics", LiveAnalyticsUnderScript::new).run(POINTS).checkAllMet();
  }

  @Test
  void questDbHoldsWhatThePlanSays(@TempDir Path root) throws IOException, InterruptedException {
    try (EmbeddedQuestDb quest = new EmbeddedQuestDb(root)) {
      QuestDbUnderFaults.prepare(quest);
      new FaultScript("QuestDB", base -> new QuestDbUnderFaults(quest, base))
          .run(POINTS)
          .checkAllMet();
    }
  }
}
