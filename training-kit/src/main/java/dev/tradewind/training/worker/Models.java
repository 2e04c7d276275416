package dev.tradewind.training.worker;

import dev.tradewind.training.behaviour.BehaviourModel;
import dev.tradewind.training.ctr.ClickModel;
import dev.tradewind.training.demand.DemandModel;
import dev.tradewind.training.intent.IntentModel;
import dev.tradewind.training.nextitem.NextItemModel;
import dev.tradewind.training.price.PriceResponseModel;
import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.TrainingModel;
import dev.tradewind.training.searchrank.SearchRankModel;
import dev.tradewind.training.sentiment.SentimentModel;
import dev.tradewind.training.vision.VisionModel;
import java.util.List;

/** The models that can be trained. */
public final class Models {

  private static final List<TrainingModel> ALL =
      List.of(
          new NextItemModel(),
          new IntentModel(),
          new DemandModel(),
          new RiskModel(),
          new BehaviourModel(),
          new ClickModel(),
          new SentimentModel(),
          new PriceResponseModel(),
          new SearchRankModel(),
          new VisionModel());

  private Models() {}

  /** All of them. */
  public static List<TrainingModel> all() {
    return ALL;
  }

  /**
   * The model of this name.
   *
   * @throws RunFailure PARAMETER_INVALID, listing the names there are
   */
  public static TrainingModel named(String name) {
    return ALL.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                RunFailure.parameter(
                    "model: \""
                        + name
                        + "\" (expected: one of "
                        + ALL.stream().map(TrainingModel::name).toList()
                        + ")"));
  }
}
