package dev.tradewind.inference.decision.neighbour;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.recommend.ModelProposal;
import dev.tradewind.inference.decision.recommend.NextItemModel;
import dev.tradewind.inference.decision.recommend.RecommendConfig;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import dev.tradewind.inference.predict.FedVersion;
import dev.tradewind.inference.predict.ModelFeatures;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.inference.predict.VersionChoice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The versions of "next-item", reached through the predict port. */
@Singleton
public class PredictedNextItems implements NextItemModel {

  private static final String MODEL = "next-item";
  private static final String HISTORY = "history";
  private static final String ITEM_IDS = "item_ids";
  private static final String SCORES = "scores";

  private final Predictor predictor;
  private final ModelFeatures features;
  private final Neighbour neighbour;
  private final long timeoutNanos;

  PredictedNextItems(Predictor predictor, ModelFeatures features, RecommendConfig config) {
    this.predictor = predictor;
    this.features = features;
    Duration timeout =
        Setting.positive("tradewind.inference.recommend.model-timeout", config.modelTimeout());
    this.neighbour = new Neighbour("model " + MODEL, timeout);
    this.timeoutNanos = timeout.toNanos();
  }

  @Override
  public FedVersion version(VersionChoice choice) {
    FedVersion chosen = features.of(MODEL, choice);
    return new FedVersion(
        chosen.version(),
        chosen.features().stream().filter(PredictedNextItems::isHistory).toList());
  }

  private static boolean isHistory(FedFeature feature) {
    return feature.input().equals(HISTORY) && feature.type().fits(FeatureType.STRING_LIST);
  }

  @Override
  public Uni<ModelProposal> after(FedVersion version, List<String> history) {
    return neighbour.bounded(
        Uni.createFrom()
            .deferred(() -> predictor.predict(question(version, history)))
            .map(PredictedNextItems::proposal));
  }

  /** Not answered in time, it is not answered at all: the model need not run for it then. */
  private PredictRequest question(FedVersion version, List<String> history) {
    OptionalLong deadline = OptionalLong.of(System.nanoTime() + timeoutNanos);
    return new PredictRequest(
        MODEL,
        version.version() == 0 ? VersionChoice.SERVING : VersionChoice.of(version.version()),
        PredictRequest.DEFAULT_SIGNATURE,
        Map.of(HISTORY, BytesTensor.row(history)),
        Set.of(),
        new Terms(deadline, Terms.DEFAULT_PRIORITY));
  }

  /** Fails on a model with other outputs, which is then as good as none. */
  private static ModelProposal proposal(Prediction prediction) {
    if (!(prediction.outputs().get(ITEM_IDS) instanceof BytesTensor ids)
        || !(prediction.outputs().get(SCORES) instanceof NumericTensor scores)
        || scores.type() != ElementType.FP32
        || !ids.shape().equals(scores.shape())) {
      throw new IllegalStateException(
          MODEL + " version " + prediction.version() + " lacks item_ids BYTES, scores FP32");
    }
    FloatBuffer values = scores.elements().asFloatBuffer();
    List<ScoredItem> items = new ArrayList<>();
    for (String itemId : ids.texts()) {
      items.add(new ScoredItem(itemId, values.get()));
    }
    return new ModelProposal(prediction.version(), items);
  }
}
