package dev.shopfloor.cli;

import dev.shopfloor.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void thisModuleKeepsTheRules() {
    ArchitectureRules.checkThisModule();
  }
}
