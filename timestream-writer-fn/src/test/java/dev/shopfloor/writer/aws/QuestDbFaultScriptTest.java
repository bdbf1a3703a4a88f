package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault script against a real QuestDB, with a network that fails before it. */
class QuestDbFaultScriptTest {
  @Test
  void theStoreHoldsWhatThePlanSays(@TempDir Path root) throws IOException, InterruptedException {
    try (EmbeddedQuestDb quest = new EmbeddedQuestDb(root)) {
      QuestDbUnderFaults.prepare(quest);
      new FaultScript("QuestDB", base -> new QuestDbUnderFaults(quest, base))
          .run(20_000)
          .checkAllMet();
    }
  }
}
