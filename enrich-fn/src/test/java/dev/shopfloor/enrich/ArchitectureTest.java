package dev.shopfloor.enrich;

import dev.shopfloor.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theDomainSeesNoAwsNoHttpAndNoWallClock() {
    ArchitectureRules.checkThisModule();
  }
}
