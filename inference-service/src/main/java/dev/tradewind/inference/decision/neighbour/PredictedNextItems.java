package dev.tradewind.inference.decision.neighbour;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.recommend.ModelProposal;
import dev.tradewind.inference.decision.recommend.NextItemModel;
import dev.tradewind.inference.decision.recommend.RecommendConfig;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The champion of "next-item", reached through the predict port. */
@Singleton
public class PredictedNextItems implements NextItemModel {

  private static final String MODEL = "next-item";
  private static final String HISTORY = "history";
  private static final String ITEM_IDS = "item_ids";
  private static final String SCORES = "scores";

  private final Predictor predictor;
  private final Neighbour neighbour;

  PredictedNextItems(Predictor predictor, RecommendConfig config) {
    this.predictor = predictor;
    this.neighbour =
        new Neighbour(
            "model " + MODEL,
            Setting.positive("tradewind.inference.recommend.model-timeout", config.modelTimeout()));
  }

  @Override
  public Uni<ModelProposal> after(List<String> history) {
    PredictRequest request = PredictRequest.of(MODEL, Map.of(HISTORY, BytesTensor.row(history)));
    return neighbour.bounded(predictor.predict(request).map(PredictedNextItems::proposal));
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
