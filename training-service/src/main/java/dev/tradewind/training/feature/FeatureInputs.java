package dev.tradewind.training.feature;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.training.domain.FeatureInput;
import dev.tradewind.training.domain.FedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes down what feeds a model by the views' definitions of the moment. A feature that the view
 * does not have is left out: who learns without it is served without it.
 */
public final class FeatureInputs {

  private static final String TYPE = "FEATURE_TYPE_";

  private FeatureInputs() {}

  /** Of the inputs whose features the views have. */
  public static List<FeatureInput> of(List<FedInput> fed, FeatureScan features)
      throws InterruptedException {
    List<FeatureInput> inputs = new ArrayList<>();
    for (FedInput input : fed) {
      features.view(input.view()).flatMap(view -> of(input, view)).ifPresent(inputs::add);
    }
    return inputs;
  }

  private static Optional<FeatureInput> of(FedInput input, FeatureView view) {
    return view.getFeaturesList().stream()
        .filter(feature -> feature.getName().equals(input.name()))
        .findFirst()
        .map(
            feature ->
                new FeatureInput(
                    input.input(),
                    view.getName(),
                    view.getVersion(),
                    feature.getName(),
                    type(feature),
                    List.of(),
                    view.hasMaxAge() ? view.getMaxAge().getSeconds() : null));
  }

  private static String type(FeatureDefinition feature) {
    FeatureType type = feature.getType();
    FeatureType known =
        type == FeatureType.UNRECOGNIZED ? FeatureType.FEATURE_TYPE_UNSPECIFIED : type;
    return known.name().substring(TYPE.length()).toLowerCase(Locale.ROOT);
  }
}
