package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.FaultScript;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The fault script against LiveAnalytics. */
class LiveAnalyticsFaultScriptTest {
  @Test
  void theStoreHoldsWhatThePlanSays() throws IOException, InterruptedException {
    new FaultScript("LiveAnalytics", LiveAnalyticsUnderScript::new).run(20_000).checkAllMet();
  }
}
