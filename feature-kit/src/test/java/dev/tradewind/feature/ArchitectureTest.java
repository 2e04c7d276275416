package dev.tradewind.feature;

import dev.tradewind.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void importsPointOneWay() {
    ArchitectureRules.check("dev.tradewind.feature");
  }
}
