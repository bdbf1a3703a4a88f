package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.FaultScript;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fault script against each dialect of InfluxDB. */
class InfluxFaultScriptTest {
  @ParameterizedTest
  @EnumSource(FakeInflux.Refusal.class)
  void theStoreHoldsWhatThePlanSays(FakeInflux.Refusal refusal)
      throws IOException, InterruptedException {
    new FaultScript("InfluxDB " + refusal, base -> new InfluxUnderFaults(refusal, base))
        .run(20_000)
        .checkAllMet();
  }
}
