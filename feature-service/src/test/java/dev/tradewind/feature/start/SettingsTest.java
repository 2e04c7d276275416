package dev.tradewind.feature.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void aWrongSettingIsNamedWithWhatIsExpected() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Settings.check("tradewind.batch-size", 0, 1, 5000))
        .withMessage("tradewind.batch-size: 0 (expected: 1 to 5000)");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Settings.check(
                    "tradewind.wait", Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(30)))
        .withMessageContaining("tradewind.wait");
  }

  @Test
  void theEndsOfTheRangeAreInIt() {
    assertThatCode(() -> Settings.check("tradewind.batch-size", 5000, 1, 5000))
        .doesNotThrowAnyException();
  }
}
