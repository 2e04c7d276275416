package dev.tradewind.inference.predictionlog.call;

import dev.tradewind.inference.decision.domain.RankingIds;
import dev.tradewind.inference.predict.ForCallers;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.predictionlog.PredictionLogConfig;
import dev.tradewind.inference.predictionlog.PredictionLogConfig.ModelConfig;
import dev.tradewind.inference.predictionlog.PredictionOutbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks models for callers, and logs a sample of what those models answer that the settings name.
 * Only of the default signature: what others answer, such as an explanation, is no prediction.
 */
@Singleton
@ForCallers
public class CallLog implements Predictor {

  private static final String PREFIX = "tradewind.inference.prediction-log.";
  private static final int SHORTEST_SECRET = 16;

  private final Predictor predictor;
  private final PredictionOutbox outbox;
  private final RankingIds ids;
  private final Map<String, CallRules> models = new HashMap<>();

  CallLog(Predictor predictor, PredictionOutbox outbox, PredictionLogConfig config, Clock clock) {
    this.predictor = predictor;
    this.outbox = outbox;
    this.ids = new RankingIds(clock, new SecureRandom());
    Optional<Pseudonyms> pseudonyms = config.secret().map(CallLog::pseudonyms);
    config
        .models()
        .forEach(
            (model, rules) -> {
              if (rules.calls()) {
                models.put(model, rules(model, rules, pseudonyms));
              }
            });
  }

  private static Pseudonyms pseudonyms(String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          PREFIX + "secret: " + secret.length() + " characters (expected: at least 16)");
    }
    return new Pseudonyms(secret);
  }

  private static CallRules rules(
      String model, ModelConfig config, Optional<Pseudonyms> pseudonyms) {
    if (config.pseudonyms().isPresent() && pseudonyms.isEmpty()) {
      throw new IllegalArgumentException(
          PREFIX + "secret: none (expected: one, as models." + model + ".pseudonyms is set)");
    }
    return CallRules.of(config, pseudonyms);
  }

  @Override
  public Uni<Prediction> predict(PredictRequest request) {
    Uni<Prediction> answer = predictor.predict(request);
    @Nullable CallRules rules = models.get(request.model());
    return rules == null || !request.signature().equals(PredictRequest.DEFAULT_SIGNATURE)
        ? answer
        : answer.map(prediction -> logged(request, prediction, rules));
  }

  private Prediction logged(PredictRequest request, Prediction prediction, CallRules rules) {
    String id = ids.next().toString();
    return outbox.offer(request.model(), id, "", () -> Optional.of(rules.of(request, prediction)))
        ? prediction.loggedAs(id)
        : prediction;
  }
}
