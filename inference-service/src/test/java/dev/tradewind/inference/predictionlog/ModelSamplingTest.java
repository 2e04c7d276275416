package dev.tradewind.inference.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSamplingTest {

  private static final String PREFIX = "tradewind.inference.prediction-log.";

  private static ModelSampling sampling(Map<String, String> settings) {
    return new ModelSampling(
        new SmallRyeConfigBuilder()
            .withMapping(PredictionLogConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(PredictionLogConfig.class));
  }

  @Test
  void aModelHasItsOwnRateElseThatOfAll() {
    ModelSampling sampling =
        sampling(Map.of(PREFIX + "rate", "0.25", PREFIX + "models.next-item.rate", "1"));

    assertThat(sampling.of("next-item").rate()).isEqualTo(1);
    assertThat(sampling.of("ctr").rate()).isEqualTo(0.25);
    assertThat(sampling(Map.of()).of("next-item").rate()).as("nothing is set").isZero();
  }

  @Test
  void aWrongRateIsNamed() {
    String property = PREFIX + "models.ctr.rate";

    assertThatThrownBy(() -> sampling(Map.of(property, "1.5"))).hasMessageContaining(property);
    assertThatThrownBy(() -> sampling(Map.of(PREFIX + "rate", "-1")))
        .hasMessageContaining(PREFIX + "rate");
  }
}
