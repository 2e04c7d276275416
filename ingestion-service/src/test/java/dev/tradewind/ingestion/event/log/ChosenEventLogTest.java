package dev.tradewind.ingestion.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenEventLogTest {

  private final List<LogEngine> engines = List.of(new Named("one"), new Named("two"));

  @Test
  void theSettingChoosesTheEngineByName() {
    assertThat(ChosenEventLog.choose(engines, "two")).isEqualTo(new Named("two"));
  }

  @Test
  void anUnknownWordStopsTheStartAndNamesTheSetting() {
    assertThatThrownBy(() -> ChosenEventLog.choose(engines, "three"))
        .hasMessage("tradewind.ingestion.log.engine: three (expected: one of [one, two])");
  }

  private record Named(String name) implements LogEngine {
    @Override
    public EventLog open() {
      return new InMemoryEventLog(1);
    }
  }
}
