package dev.tradewind.training;

import dev.tradewind.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void packagesDoNotNeedEachOtherInCircles() {
    ArchitectureRules.check("dev.tradewind.training");
  }
}
