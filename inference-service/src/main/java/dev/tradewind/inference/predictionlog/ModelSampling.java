package dev.tradewind.inference.predictionlog;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predictionlog.PredictionLogConfig.ModelConfig;
import dev.tradewind.inference.predictionlog.domain.Sampling;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Which of a model's answers are logged: by its own rate, else by that of all models. */
@Singleton
public class ModelSampling {

  private static final String PREFIX = "tradewind.inference.prediction-log.";

  private final Sampling usual;
  private final Map<String, Sampling> models = new HashMap<>();

  ModelSampling(PredictionLogConfig config) {
    this.usual = sampling(PREFIX + "rate", config.rate());
    config.models().forEach(this::set);
  }

  private void set(String model, ModelConfig config) {
    config
        .rate()
        .ifPresent(rate -> models.put(model, sampling(PREFIX + "models." + model + ".rate", rate)));
  }

  private static Sampling sampling(String property, double rate) {
    return new Sampling(Setting.between(property, rate, 0, 1));
  }

  /** The sample of the model's answers. */
  public Sampling of(String model) {
    return models.getOrDefault(model, usual);
  }
}
