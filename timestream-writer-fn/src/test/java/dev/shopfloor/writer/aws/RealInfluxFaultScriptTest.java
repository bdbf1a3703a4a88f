package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault script against a real InfluxDB; skipped where it is not installed. */
class RealInfluxFaultScriptTest {
  @Test
  void theStoreHoldsWhatThePlanSays(@TempDir Path root) throws IOException, InterruptedException {
    try (RealInfluxDb influx = new RealInfluxDb(root)) {
      new FaultScript("real InfluxDB", base -> new RealInfluxUnderFaults(influx, base))
          .run(20_000)
          .checkAllMet();
    }
  }
}
