package dev.tradewind.inference.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.Manifests;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import dev.tradewind.inference.serving.contract.domain.FeatureContract;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {

  @TempDir Path model;

  @Test
  void saysWhatFeedsTheModel() throws ModelRefusedException {
    Manifests.put(
        model,
        Manifests.texts("history", "shopper_history", 2, "purchased_items"),
        Manifests.feature(
            "history", "taste", 1, "likes", "\"default\": [\"tea\", 7], \"maxAgeSeconds\": 60"));

    assertThat(ManifestFile.read(model).features())
        .containsExactly(
            new FedFeature(
                "history",
                "shopper_history",
                2,
                "purchased_items",
                FeatureType.STRING_LIST,
                List.of(),
                Optional.empty()),
            new FedFeature(
                "history",
                "taste",
                1,
                "likes",
                FeatureType.STRING_LIST,
                List.of("tea", "7"),
                Optional.of(Duration.ofMinutes(1))));
  }

  @Test
  void aModelWithoutManifestOrWithoutFeaturesIsFedByNobody() throws ModelRefusedException {
    assertThat(ManifestFile.read(model)).isEqualTo(FeatureContract.NONE);
    Manifests.write(model, "{\"format\": 1, \"model\": \"intent\"}");
    assertThat(ManifestFile.read(model)).isEqualTo(FeatureContract.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'format': 1, 'features': [                        | Unexpected end-of-input",
        "{'format': 2}                                      | format: 2 (expected: 1)",
        "{'format': 1, 'features': {}}                      | features: {} (expected: an array)",
        "{'format': 1, 'features': [{'version': 0}]}        | features[0].version: 0",
        "{'format': 1, 'features': [{'version': 1}]}        | features[0].input:  (expected",
        "{'format': 1, 'features': [{'version': 1, 'input': 'i', 'view': 'v', 'feature': 'f',"
            + " 'type': 'text', 'default': []}]}            | features[0].type: text",
        "{'format': 1, 'features': [{'version': 1, 'input': 'i', 'view': 'v', 'feature': 'f',"
            + " 'type': 'string'}]}                         | features[0].default:  (expected",
        "{'format': 1, 'features': [{'version': 1, 'input': 'i', 'view': 'v', 'feature': 'f',"
            + " 'type': 'string', 'default': [], 'maxAgeSeconds': -1}]} | maxAgeSeconds: -1",
      })
  void aDamagedManifestIsRefusedInWords(String manifest, String words) {
    Manifests.write(model, manifest.replace('\'', '"'));

    assertThatThrownBy(() -> ManifestFile.read(model))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageStartingWith("assets.extra/manifest.json: ")
        .hasMessageContaining(words);
  }
}
