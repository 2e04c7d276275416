package dev.tradewind.inference.serving.contract.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureContractTest {

  private static final FeatureContract CONTRACT =
      new FeatureContract(List.of(fed("purchased_items"), fed("viewed_items")));

  private static final Map<String, FeatureType> BOTH =
      Map.of("purchased_items", FeatureType.STRING_LIST, "viewed_items", FeatureType.STRING_LIST);

  private static FedFeature fed(String feature) {
    return new FedFeature(
        "history",
        "shopper_history",
        3,
        feature,
        FeatureType.STRING_LIST,
        List.of(),
        Optional.empty());
  }

  private static ServedView view(int version, boolean live, Map<String, FeatureType> features) {
    return new ServedView("shopper_history", version, live, features);
  }

  @Test
  void whatIsServedAsDeclaredFits() {
    assertThat(CONTRACT.mismatch(List.of(view(1, true, Map.of()), view(3, true, BOTH)))).isEmpty();
  }

  @Test
  void whoeverDeclaresNothingFitsAnything() {
    assertThat(FeatureContract.NONE.mismatch(List.of())).isEmpty();
  }

  @Test
  void aViewThatIsNotServedIsNamed() {
    assertThat(CONTRACT.mismatch(List.of(new ServedView("other", 3, true, BOTH))))
        .contains(
            "input history is fed by purchased_items of view shopper_history version 3, and the"
                + " feature service has no such view");
  }

  @Test
  void theVersionsThatAreServedAreNamed() {
    assertThat(CONTRACT.mismatch(List.of(view(2, true, BOTH), view(4, true, BOTH))))
        .hasValueSatisfying(words -> assertThat(words).endsWith("serves version 2, 4 of it"));
  }

  @Test
  void aFeatureThatIsMissingIsNamed() {
    Map<String, FeatureType> one = Map.of("purchased_items", FeatureType.STRING_LIST);

    assertThat(CONTRACT.mismatch(List.of(view(3, true, one))))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("fed by viewed_items")
                    .endsWith("has no such feature in it"));
  }

  @Test
  void aFeatureOfAnotherTypeIsNamed() {
    Map<String, FeatureType> other =
        Map.of("purchased_items", FeatureType.STRING_LIST, "viewed_items", FeatureType.DOUBLE_LIST);

    assertThat(CONTRACT.mismatch(List.of(view(3, true, other))))
        .hasValueSatisfying(
            words -> assertThat(words).endsWith("has it as double_list (expected: string_list)"));
  }

  @Test
  void aTypeThatNobodyTellsFits() {
    Map<String, FeatureType> untold =
        Map.of("purchased_items", FeatureType.UNSPECIFIED, "viewed_items", FeatureType.UNSPECIFIED);

    assertThat(CONTRACT.mismatch(List.of(view(3, true, untold)))).isEmpty();
  }

  @Test
  void aViewThatCannotBeReadYetDoesNotFitYet() {
    assertThat(CONTRACT.mismatch(List.of(view(3, false, BOTH))))
        .hasValueSatisfying(words -> assertThat(words).endsWith("is still deriving its values"));
  }
}
